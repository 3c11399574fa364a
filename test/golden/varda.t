The sample brief of the format: a room made of it, and what each verb tells.
The files stand in test/golden/varda; clock and salts are fixed.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda

A room is made once, and never over another:

  $ travaux new varda.yaml
  varda.room: added 1 room, 4 parties, 6 people, 1 coalition, 1 body, 2 rounds, 3
  meetings, 4 points, 1 link, 3 drafts, 2 accounts, 1 sight, 1 source, 4
  statements, 4 positions, 1 understanding, 2 acts, 1 event, 1 commitment, 1
  finding, 1 asset, 1 use, 1 estimate, 1 deadline, 1 name.
  Keys made for entries without one: link:1e9e67b4, account:b4218d99,
  account:17865c3d, sight:bc5b8c84, act:d9c5123e, act:1f70819d, event:41c8bb09,
  finding:511cadc0, use:7403735c, estimate:4002e2b2, deadline:edd2744f
  Next:  travaux state varda.room
  $ travaux new varda.yaml
  travaux: 'varda.room' is there already and was left alone; 'travaux add' adds to a room, or choose another name
  [3]
  $ ls
  aldova-1.md
  aldova-2.md
  amendments.md
  herald-1.txt
  later.yaml
  other.jsonl
  varda.room
  varda.yaml

The first screen, by default of today, and of an earlier day:

  $ travaux state
  Talks on the waters of the Varda       on and known 20 Mar 2026 · analyst's view
  No point is agreed on record. 4 points: 3 without a stance on record, 1 open.
  
  TEXTS
  A  Cerana's text, 17 points, by Cerana, unpublished                by 8 Mar 2026
  B  Aldova's paper, by Aldova                                         20 Feb 2026
  C  Text after Lakeside, unpublished; the same as Cerana's       from 10 Mar 2026
     text?
  
      POINTS             A says      B says       where it stands
  ○≠  Minimum flow       Guaranteed  Guaranteed   open; Borsk accepts on
                         in cubic    in cubic     conditions Guaranteed in cubic
                         metres\xc2\xa0\xc2\xb9,   metres       metres (own words) (esc)
                         Best
                         effort\xc2\xa0\xc2\xb2 (esc)
  …   The number         –           –            no stance on record
  …   The upper dam      –           Filling      no stance on record; Rin: would
                                     paused       not say whether the pause stays
  …   Compensation fund  –           –            no stance on record; Aldova: the
                                                  bank should pay
  \xe2\x89\xa0 texts differ  Told by:  \xc2\xb9\xc2\xa0Sule  \xc2\xb2\xc2\xa0Mair (perceived) (esc)
  
  HOW CLOSE? in their words                               alphabetical, not ranked
  Aldova  an Aldovan official  the text is very close  11 Mar
  
  WAITS ON
  Minimum flow (Borsk)                    The upper dam: Filling goes on
  Text after Lakeside (Aldova)            the bank is heard
  leaders                                 Minimum flow: Guaranteed in cubic metres
  leaders                                 the text is in its final stage
  48 hours' warning before opening gates  it is agreed
  
  NEXT
  about May   rainy season
  1 Jan 2027  48 hours' warning before opening gates
  no date     leaders
  
  SAID BOTH WAYS                                           both kept, none settled
  Minimum flow (Cerana's text)  Guaranteed in cubic metres  Sule (reported)
                                Best effort                 Mair (perceived)
  
  ON THE GROUND
  9 Mar  Lower Varda  flood; 3 (2 to 5) reported killed; 1 source: Varda Herald
  
  SOURCES
  1 source, 1 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  Next: travaux point minimum-flow, travaux statements --point minimum-flow
  $ travaux state --on 2026-03-09 | head -3
  Talks on the waters of the Varda
                                 on 9 Mar 2026, known 20 Mar 2026 · analyst's view
  No point is agreed on record. 4 points: 4 without a stance on record.
  $ travaux state --known 2026-03-10 | head -3
  Talks on the waters of the Varda
                                on 20 Mar 2026, known 10 Mar 2026 · analyst's view
  No point is agreed on record. 4 points: 4 without a stance on record.

One point, one party, the ledger:

  $ travaux point minimum-flow
  Minimum flow                           on and known 20 Mar 2026 · analyst's view
  ○ open; Borsk accepts on conditions Guaranteed in cubic metres (own words)
  • guaranteed: Guaranteed in cubic metres
  • best-effort: Best effort
  
  STANCES
  Aldova  demands Guaranteed   inferred, not counted  12 Mar  inferred by Analysis
          in cubic metres                                     desk: its paper says
                                                              so
  Borsk   accepts on           own words              10 Mar  Okan: “we accept the
          conditions                                          flow if the dam goes
          Guaranteed in cubic                                 on”
          metres, if The
          upper dam: Filling
          goes on
  
  TEXTS
  Aldova's paper  Guaranteed in cubic metres  the text  reported
  Cerana's text   Guaranteed in cubic metres  Sule      reported
  Cerana's text   Best effort                 Mair      perceived
  
  STATEMENTS                                        1 of 1 shown, the latest first
  10 Mar  Okan, Borsk  “we accept the flow if the dam  Minimum flow and  own words
                       goes on”                        The upper dam
  $ travaux point flow-number
  The number                             on and known 20 Mar 2026 · analyst's view
  … no stance on record
  A number from 0 to 900 m3/s.
  
  STANCES
  Borsk  accepts 150 to 220    inferred, not counted  12 Mar  inferred by Analysis
         m3/s                                                 desk: the range of
                                                              its last three
                                                              offers
  $ travaux party BO
  Borsk                                  on and known 20 Mar 2026 · analyst's view
  
  PEOPLE
  Deniz Okan  Prime Minister
  Aylin Sule  head of delegation
  
  STANCES
  Minimum flow  accepts on conditions Guaranteed in cubic        own words  10 Mar
                metres
  The number    accepts 150 to 220 m3/s                          inferred   12 Mar
  
  STATEMENTS                                        1 of 1 shown, the latest first
  10 Mar  Okan, Borsk  “we accept the flow if the dam  Minimum flow and  own words
                       goes on”                        The upper dam
  $ travaux statements
  STATEMENTS                             on and known 20 Mar 2026 · analyst's view
  4 of 4 shown, the latest first
  11 Mar  an Aldovan    the text is very close          Text after    anonymous
          official,                                     Lakeside
          Aldova
  11 Mar  Rin, Aldova   would not say whether the       The upper     reported
                        pause stays                     dam
  11 Mar  Aldova        the bank should pay             Compensation  perceived,
                                                        fund          garbled
  10 Mar  Okan, Borsk   “we accept the flow if the dam  Minimum flow  own words
                        goes on”                        and The
                                                        upper dam
  $ travaux statements --party AL --point dam
  STATEMENTS                             on and known 20 Mar 2026 · analyst's view
  1 of 1 shown, the latest first
  11 Mar  Rin, Aldova  would not say whether the pause     The upper dam  reported
                       stays
  $ travaux statements --person okan --search flow
  STATEMENTS                             on and known 20 Mar 2026 · analyst's view
  1 of 1 shown, the latest first
  10 Mar  Okan, Borsk  “we accept the flow if the dam  Minimum flow and  own words
                       goes on”                        The upper dam
  $ travaux statements --source herald-1 --outlook --limit 1
  STATEMENTS                             on and known 20 Mar 2026 · analyst's view
  1 of 1 shown, the latest first
  11 Mar  an Aldovan official,     the text is very close  Text after    anonymous
          Aldova                                           Lakeside
  $ travaux statements --from 2026-03-12
  STATEMENTS                             on and known 20 Mar 2026 · analyst's view
  No statement of this view is such a one.
  [1]

What the same brief adds again: nothing. A later one adds, and replaces:

  $ travaux add varda.yaml
  varda.room: 49 entries were there already, word for word, and were not stored
  again.
  $ travaux add later.yaml
  varda.room: added 1 source, 3 statements, 2 positions.
  $ travaux state --as public | sed -n '/POINTS/,/^$/p;/BOTH WAYS/,/^$/p'
      POINTS             A says      B says       where it stands
  ◐≠  Minimum flow       Guaranteed  Guaranteed   accepted on conditions:
                         in cubic    in cubic     Guaranteed in cubic metres;
                         metres\xc2\xa0\xc2\xb9,   metres       Borsk, if The upper dam: Filling (esc)
                         Best                     goes on
                         effort\xc2\xa0\xc2\xb2 (esc)
  …   The number         –           –            no stance on record
  ○   The upper dam      –           Filling      open; Borsk accepts on
                                     paused       conditions Filling paused
                                                  (reported)
  …   Compensation fund  –           –            no stance on record; Aldova: the
                                                  bank should pay
  \xe2\x89\xa0 texts differ  Told by:  \xc2\xb9\xc2\xa0Sule  \xc2\xb2\xc2\xa0Mair (perceived) (esc)
  
  SAID BOTH WAYS                                           both kept, none settled
  Minimum flow (Cerana's text)  Guaranteed in cubic metres  Sule (reported)
                                Best effort                 Mair (perceived)
  
  $ travaux history position:AL/minimum-flow/guaranteed
  position AL/minimum-flow/guaranteed    on and known 20 Mar 2026 · analyst's view
  516fe70f  17 Mar      demands: Guaranteed in     own words  holds     20 Mar
            2026        cubic metres: “we will                          2026,
                        not sign without a                              mediator
                        guaranteed flow”
  b9e9f18f  12 Mar      demands: Guaranteed in     inferred   replaced  20 Mar
            2026        cubic metres                                    2026,
                                                                        mediator
  $ travaux history dam
  point dam                              on and known 20 Mar 2026 · analyst's view
  59eae092  no date  title: The upper dam; options:  reported  holds  20 Mar 2026,
                     Filling paused, Filling goes                     mediator
                     on; terms: dam, filling

The record itself:

  $ travaux verify
  varda.room is whole: 55 records in 2 commits, 2 source files.
  $ travaux export | head -2
  {"audience":"public","author":"mediator","basis":[],"body":{"assumptions":["Consent list assumed by the recorder; no source names it"],"audience":"public","consent":["AL","BO"],"owner":"analyst","title":"Talks on the waters of the Varda","until-all":"yes","zone":"Europe/Vienna"},"grade":"reported","key":"varda","kind":"room","recorded":"2026-03-20T10:00:00.000000Z","replaces":[],"salt":"081265489f13b1bb850cba6dcc5bbbf6","since":"always","v":"1"}
  {"audience":"public","author":"mediator","basis":[],"body":{"aka":["Tirna"],"name":"Aldova","role":"party"},"grade":"reported","key":"AL","kind":"party","recorded":"2026-03-20T10:00:00.000001Z","replaces":[],"salt":"e21a92d4571975f45c6891de5cc21673","since":"always","v":"1"}
  $ travaux export | wc -l
  57
