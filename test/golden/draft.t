Drafts in a room: taken in, aligned, confirmed, corrected, shown side by side.

  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=draft
  $ cp "$TESTDIR"/varda/* .
  $ travaux new varda.room varda.yaml >/dev/null

A file becomes a draft and its clauses; the same file again adds nothing.

  $ travaux draft import varda.room aldova-1.md --draft aldova-1
  varda.room: added 7 clauses.
  Clauses recorded, by how their point was found: 0 said, 0 by number, 2 by
  heading or beginning, 0 by terms; 5 without a point.
  $ travaux draft import varda.room aldova-1.md --draft aldova-1
  Nothing new: the room has this draft already, word for word.
  $ travaux draft import varda.room aldova-2.md --draft aldova-1
  travaux: the draft 'aldova-1' has another file than aldova-2.md; import it under a key of its own, with --base aldova-1
  [3]
  $ travaux draft import varda.room aldova-2.md --draft aldova-2 --date 2026-03-11 --author AL --base aldova-1 --map paper-of-aldova-on-the-waters-of-the-var.5=fund/shared
  varda.room: added 1 draft, 8 clauses.
  Clauses recorded, by how their point was found: 1 said, 0 by number, 1 by
  heading or beginning, 1 by terms; 5 without a point.
  Next: travaux draft align aldova-1 aldova-2
  $ travaux draft align varda.room aldova-1 aldova-2
  varda.room: added 9 lineage.
  p1     added
  2 → 1  moved, 79 % alike
  p1     deleted
  1 → 2  modified, 94 % alike
  3      modified, 87 % alike
  5      modified, 30 % alike
  6      added
  Clauses: 2 added, 1 deleted, 0 split off, 0 merged, 1 moved, 3 modified, 0
  renumbered, 2 unchanged.

A damaged file leaves the room as it was.

  $ travaux export varda.room --whole --to before.jsonl >/dev/null
  $ printf 'no zip' >bad.docx
  $ travaux draft import varda.room bad.docx --draft bad
  travaux: bad.docx: this is no Word document (docx), or it is damaged; open it in a word processor and save it again
  [3]
  $ printf 'a\n\377\n' >bad.md
  $ travaux draft import varda.room bad.md --draft bad
  travaux: bad.md:2:1: byte 2 is not UTF-8; save the file as UTF-8
  [3]
  $ : >empty.md
  $ travaux draft import varda.room empty.md --draft empty
  travaux: empty.md: there is no text in this file
  [3]
  $ travaux export varda.room --whole --to after.jsonl >/dev/null
  $ cmp before.jsonl after.jsonl

What a person says stays when the drafts are aligned again.

  $ C=paper-of-aldova-on-the-waters-of-the-var
  $ travaux draft confirm varda.room aldova-1 aldova-2 --clause 3
  varda.room: added 1 lineage.
  $ travaux draft correct varda.room aldova-1 aldova-2 --from $C.5
  varda.room: added 1 lineage.
  $ travaux draft correct varda.room aldova-1 aldova-2 --to $C.5
  varda.room: added 1 lineage.
  $ travaux draft correct varda.room aldova-1 aldova-2 --from $C.5 --how moved
  travaux: what is said does not fit the clauses named: --from alone is deleted, --to alone added; both together may be anything else, one of them once only
  [2]
  $ travaux draft confirm varda.room aldova-1 aldova-2
  travaux: say which clauses: --clause ID, or --all
  [2]
  $ travaux draft confirm varda.room aldova-1 cerana-1 --all
  travaux: the clauses of the draft 'cerana-1' are not recorded in this view; 'travaux draft import' takes them in
  [1]
  $ travaux draft align varda.room aldova-1 aldova-2
  p1     added
  2 → 1  moved, 80 % alike
  p1     deleted
  1 → 2  modified, 94 % alike
  3      modified              said by a person
  5      added                 said by a person
  6      added
  5      deleted               said by a person
  Clauses: 3 added, 2 deleted, 0 split off, 0 merged, 1 moved, 2 modified, 0
  renumbered, 2 unchanged.
  $ travaux draft diff aldova-1 aldova-2 --room varda.room | head -12
  p1                                                                         added
  {+11 March 2026. As amended after Lakeside.+}
  
  2 → 1                                                          moved, 79 % alike
  [-2-]{+1+}. Upper dam. The filling of the upper dam is paused while the talks
  last[- and until the number is set-].
  
  p1                                                                       deleted
  [-20 February 2026. For the talks at Lakeside; open to amendment.-]
  
  1 → 2                                                       modified, 94 % alike
  [-1-]{+2+}. Minimum flow. Borsk lets through, at the gauge below the upper dam,

Side by side; cerana-1 is not held, so accounts tell what it says.

  $ travaux draft table varda.room cerana-1 aldova-1 aldova-2 --changed
  DRAFTS SIDE BY SIDE                    on and known 20 Mar 2026 · analyst's view
  Cerana's text              Aldova's paper             Paper of Aldova on the
                                                        waters of the Varda
  
  11 March 2026. As amended after Lakeside.
                                                        {+11 March 2026. As
                                                        amended after Lakeside.+}
  words by Aldova
  
  The upper dam                                                no stance on record
                             2. Upper dam. The filling  [-2-]{+1+}. Upper dam. The
                             of the upper dam is        filling of the upper dam
                             paused while the talks     is paused while the talks
                             last and until the number  last[- and until the
                             is set.                    number is set-].
  words by Aldova
  • Rin (Aldova, reported): would not say whether the pause stays
  • Okan (Borsk, own words): “we accept the flow if the dam goes on”
  
  20 February 2026. For the talks at Lakeside;…
                             20 February 2026. For the  deleted
                             talks at Lakeside; open
                             to amendment.
  words by Aldova
  
  Minimum flow                                                                open
  Guaranteed in cubic        1. Minimum flow. Borsk     [-1-]{+2+}. Minimum flow.
  metres (Sule, reported)    lets through, at the       Borsk lets through, at the
  Best effort (Mair,         gauge below the upper      gauge below the upper dam,
  perceived)                 dam, a minimum flow that   a minimum flow that is
                             is guaranteed in cubic     guaranteed in cubic metres
                             metres a second. The       a second. The number is
                             number is set in an annex  set in an annex and
                             and reviewed every five    reviewed every
                             years.                     [-five-]{+[three][five]+}
                                                        years.
  words by Aldova
  • Borsk accepts on conditions Guaranteed in cubic metres (own words); Okan: “we
    accept the flow if the dam goes on”
  
  3. Warning. Borsk gives Aldova 72 hours' warning…
                             3. Warning. Borsk gives    3. Warning. Borsk gives
                             Aldova 48 hours' warning   Aldova [-48-]{+72+} hours'
                             before it opens a gate.    warning before it opens a
                                                        gate.
  words by Aldova
  
  Compensation fund                                            no stance on record
                                                        {+5. Fund. A fund pays for
                                                        harm from floods.+}
  words by Aldova
  • Aldova (perceived, garbled): the bank should pay
  
  6. Review. The parties meet once a year to review…
                                                        {+6. Review. The parties
                                                        meet once a year to review
                                                        this text.+}
  words by Aldova
  
  Compensation fund                                            no stance on record
                             5. Compensation. How harm  5. deleted
                             from floods is made good
                             is left to a later text.
  words by Aldova
  
  SOURCES
  1 source, 1 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux draft table varda.room aldova-1 aldova-2 --point dam --to t.csv | tail -2
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ cat t.csv
  \xef\xbb\xbf"clause","Aldova's paper","Paper of Aldova on the waters of the Varda","status","words by","parties"\r (esc)
  "The upper dam","2. Upper dam. The filling of the upper dam is paused while the talks last and until the number is set.","[-2-]{+1+}. Upper dam. The filling of the upper dam is paused while the talks last[- and until the number is set-].","no stance on record","Aldova","Rin (Aldova, reported): would not say whether the pause stays; Okan (Borsk, own words): \xe2\x80\x9cwe accept the flow if the dam goes on\xe2\x80\x9d"\r (esc)
  $ travaux draft table varda.room aldova-1 aldova-2 --point dam --to t.md >/dev/null
  $ cat t.md
  # DRAFTS SIDE BY SIDE
  
  | clause | Aldova's paper | Paper of Aldova on the waters of the Varda | status | words by | parties |
  |---|---|---|---|---|---|
  | The upper dam | 2. Upper dam. The filling of the upper dam is paused while the talks last and until the number is set. | \[-2-\]\{\+1\+\}. Upper dam. The filling of the upper dam is paused while the talks last\[- and until the number is set-\]. | no stance on record | Aldova | Rin (Aldova, reported): would not say whether the pause stays; Okan (Borsk, own words): “we accept the flow if the dam goes on” |
  $ travaux draft table varda.room aldova-1 aldova-2 --point dam --to t.html >/dev/null
  $ grep -c '<tr>' t.html
  2
  $ travaux draft table varda.room aldova-1 aldova-2 --point dam --to t.docx >/dev/null
  $ travaux draft brackets t.docx
  clause  brackets  deepest
  p8             2        1
  2 brackets in 1 of 13 clauses; they do not balance in 0.
  $ travaux draft table varda.room aldova-1 aldova-2 --to t.xls
  travaux: 't.xls' has none of the endings that can be written: .csv, .docx, .html, .json, .md
  [2]
  $ travaux draft table varda.room nobody
  travaux: there is no draft 'nobody' in this view; there are: cerana-1, aldova-1, second, aldova-2
  [1]

What changed, and whose words.

  $ travaux draft changes varda.room aldova-1 aldova-2
  WHAT CHANGED                           on and known 20 Mar 2026 · analyst's view
  11 March 2026. As amended after          added
  Lakeside.
  1. Upper dam. The filling of the upper   moved, 79 % alike     The upper dam
  dam is…
  20 February 2026. For the talks at       deleted
  Lakeside;…
  2. Minimum flow. Borsk lets through, at  modified, 94 % alike  Minimum flow
  the gauge…
  3. Warning. Borsk gives Aldova 72        modified
  hours' warning…
  5. Fund. A fund pays for harm from       added                 Compensation fund
  floods.
  6. Review. The parties meet once a year  added
  to review…
  5. Compensation. How harm from floods    deleted               Compensation fund
  is made…
  Clauses: 3 added, 2 deleted, 0 split off, 0 merged, 1 moved, 2 modified, 0
  renumbered, 2 unchanged.
  No point is known to be given another option: to whom that comes nearer is not
  worked out.
  
  SOURCES
  1 source, 1 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux draft changes varda.room cerana-1 aldova-2
  WHAT CHANGED                           on and known 20 Mar 2026 · analyst's view
  The text of 'cerana-1' is not held: what is told of it is compared, point by
  point.
  No point is known to be given another option: to whom that comes nearer is not
  worked out.
  
  SOURCES
  1 source, 1 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux draft blame varda.room aldova-2 --clause 2
  WHOSE WORDS                            on and known 20 Mar 2026 · analyst's view
  
  2. Minimum flow. Borsk lets through, at the gauge…
  aldova-2  Aldova  11 Mar  2
  aldova-1  Aldova  20 Feb  . Minimum flow. Borsk lets through, at the gauge below
                            the upper dam, a minimum flow that is guaranteed in
                            cubic metres a second. The number is set in an annex
                            and reviewed every
  aldova-2  Aldova  11 Mar  [three][five]
  aldova-1  Aldova  20 Feb  years.
  
  SOURCES
  1 source, 1 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it

Amendments that people wrote as a list become records; what is to no clause,
or by nobody known, is told and left out; the same file again adds nothing.

  $ cp varda.room listed.room
  $ travaux draft amendments listed.room aldova-1 amendments.md
  listed.room: added 2 amendments.
  • 'Norda' is nobody's name or key in this room; what is by this name is left
    out: say --who 'Norda=KEY'
  • amendment 3 replaces words that no clause has: 'reviewed every four years';
    nearest: paper-of-aldova-on-the-waters-of-the-var.1 (has 62 % of its words)
  [1]
  $ travaux draft amendments listed.room aldova-1 amendments.md --who Norda=unknown --json | grep -A99 '"unmatched"'
    "unmatched": [
      {
        "place": 3,
        "old": "reviewed every four years",
        "nearest": [
          {
            "clause": "paper-of-aldova-on-the-waters-of-the-var.1",
            "alike": 0.62
          }
        ]
      }
    ],
    "unknown": []
  }
  $ travaux draft amendments listed.room aldova-1 amendments.md --who Norda
  travaux: 'Norda' is not NAME=KEY
  [2]
  $ travaux draft amend aldova-1 --room listed.room
  3                                                    2 of 3 made; 1 pair clashes
  3. Warning. Borsk gives Aldova [-48-]{+72+} hours' warning before it opens a
  {+main +}gate.
  • 1 by BO, supported by DB: made; clashes with 3; reason: Gates are opened on
    two days' notice at other dams.
  • 2 by rin: made
  • 3 by unknown: left out; clashes with 1
  $ travaux draft redline aldova-1.md aldova-2.md tracked.docx --author Okan >/dev/null
  $ travaux draft amendments listed.room aldova-1 tracked.docx
  listed.room: added 8 amendments.

Brackets, amendments and texts of a draft in the room.

  $ cat >amendments.yaml <<'EOF'
  > date: 2026-03-12
  > amendments:
  >   - {key: gate, draft: aldova-2, by: BO, old: before it opens a gate, new: before it opens the main gate, why: small gates open daily}
  >   - {key: sooner, draft: aldova-2, by: AL, supporters: CE, old: 72 hours', new: four days'}
  >   - {key: week, draft: aldova-2, by: CE, old: 72 hours', new: a week's}
  > EOF
  $ travaux add varda.room amendments.yaml >/dev/null
  $ travaux draft brackets aldova-2 --room varda.room
  clause  brackets  deepest
  2              2        1
  2 brackets in 1 of 8 clauses; they do not balance in 0.
  $ travaux draft amend aldova-2 --room varda.room
  3                                                    2 of 3 made; 1 pair clashes
  3. Warning. Borsk gives Aldova [-72 hours-]{+four days+}' warning before it
  opens [-a-]{+the main+} gate.
  • 1 by BO: made; reason: small gates open daily
  • 2 by AL, supported by CE: made; clashes with 3
  • 3 by CE: left out; clashes with 2
  $ travaux draft export aldova-2 --room varda.room | grep 'Warning'
  3. **Warning.** Borsk gives Aldova [72 hours][four days]' warning before it opens [a][the main] gate. [CE: 3. **Warning.** Borsk gives Aldova a week's' warning before it opens a gate.]
  $ travaux draft export aldova-2 --room varda.room --form consolidated | grep 'Warning'
  3. **Warning.** Borsk gives Aldova four days' warning before it opens the main gate.
  $ travaux draft export aldova-2 --room varda.room --form clean | grep 'reviewed'
     in an annex and reviewed every years.
  $ cat >brackets.yaml <<'EOF'
  > date: 2026-03-13
  > brackets:
  >   - {key: five, draft: aldova-2, by: BO, how: delete, words: five}
  >   - {key: winter, draft: aldova-2, by: [AL, BO], how: alternative, words: once a year}
  >   - {key: year, draft: aldova-2, by: CE, how: delete, words: year}
  >   - {key: fund, clause: aldova-2-fund, by: CE, how: insert, words: It is filled by all.}
  >   - {key: none, draft: aldova-2, by: CE, how: delete, words: no such words}
  > EOF
  $ FUND=$(travaux export varda.room --whole | grep -o 'aldova-2-[a-z0-9-]*-5"' | head -1 | tr -d '"')
  $ sed -i "s/aldova-2-fund/$FUND/" brackets.yaml
  $ travaux add varda.room brackets.yaml >/dev/null
  $ travaux draft brackets aldova-2 --room varda.room
  clause  brackets  deepest
  2              2        1
  5              1        1
  6              2        2
  5 brackets in 3 of 8 clauses; they do not balance in 0.
  $ travaux draft brackets aldova-2 --room varda.room --json | grep -A1 '"by"' | grep -v by
          "BO"
  --
          "CE"
  --
          "AL, BO",
  $ travaux draft export aldova-2 --room varda.room | tail -5
  3. **Warning.** Borsk gives Aldova [72 hours][four days]' warning before it opens [a][the main] gate. [CE: 3. **Warning.** Borsk gives Aldova a week's' warning before it opens a gate.]
  4. **Measurement.** The joint gauge group measures the flow; both sides publish
     what it reads.
  5. **Fund.** A fund pays for harm from floods. [CE: It is filled by all.]
  6. **Review.** The parties meet [AL, BO: once a [CE: year]] to review this text.
  $ travaux draft export aldova-2 --room varda.room --form clean | tail -5
  3. **Warning.** Borsk gives Aldova 72 hours' warning before it opens a gate.
  4. **Measurement.** The joint gauge group measures the flow; both sides publish
     what it reads.
  5. **Fund.** A fund pays for harm from floods. 
  6. **Review.** The parties meet to review this text.
  $ travaux draft export aldova-2 --room varda.room --form consolidated | tail -5
  3. **Warning.** Borsk gives Aldova four days' warning before it opens the main gate.
  4. **Measurement.** The joint gauge group measures the flow; both sides publish
     what it reads.
  5. **Fund.** A fund pays for harm from floods.
  6. **Review.** The parties meet once a year to review this text.
  $ travaux draft export aldova-2 --room varda.room --to text.docx
  Wrote text.docx.
  $ travaux draft diff text.docx aldova-2.md | tail -2
  Clauses: 0 added, 0 deleted, 0 split off, 0 merged, 0 moved, 4 modified, 0
  renumbered, 4 unchanged.
  $ travaux draft redline aldova-1 aldova-2 red.docx --room varda.room
  Wrote red.docx.
  $ travaux draft revisions red.docx --since aldova-1 --room varda.room | tail -1
  Changed without being tracked: 0 paragraphs.
  $ travaux draft import varda.room red.docx --draft red --base aldova-2 | tail -20
  varda.room: added 1 draft, 8 clauses.
  Clauses recorded, by how their point was found: 0 said, 0 by number, 2 by
  heading or beginning, 1 by terms; 5 without a point.
  The document says otherwise than 'aldova-2' in 8 places that its tracked changes
  do not mark:
  • [-11 March 2026. As amended after Lakeside.-]
  • [-1-]. Upper dam. The filling of the upper dam is paused while the talks last.
  • {+20 February 2026. For the talks at Lakeside; open to amendment.+}
  • [-2-]{+1+}. Minimum flow. Borsk lets through, at the gauge below the upper
    dam, a minimum flow that is guaranteed in cubic metres a second. The number is
    set in an annex and reviewed every [-[three][five]-]{+five+} years.
  • {+2+}. Upper dam. The filling of the upper dam is paused while the talks
    last{+ and until the number is set+}.
  • 3. Warning. Borsk gives Aldova [-72-]{+48+} hours' warning before it opens a
    gate.
  • 5. [-Fund. A fund pays for harm from floods-]{+Compensation. How harm from
    floods is made good is left to a later text+}.
  • [-6. Review. The parties meet once a year to review this text.-]
  Next: travaux draft align aldova-2 red

Nearer to whom, by the positions on record; what none has a stance on both is
not worked out.

  $ cp -r "$TESTDIR"/../../examples/wage/* .
  $ travaux new wage.room wage.yaml >/dev/null
  $ travaux draft changes wage.room claim offer --to changes.csv
  WHAT CHANGED                          on and known 20 Mar 2026 · mediator's view
  Offer of Tarn Valley Transport                      modified, 70 % alike
  3 March 2026. In answer to the joint claim…         modified, 39 % alike
  1. Pay. All pay scales rise by 2 %.                 modified, 90 % alike
  2. Hours. The working week stays at 39 hours.       modified, 54 % alike
  3. Duration. The agreement lasts three years.       modified, 63 % alike
  4. Roster notice. Rosters are posted two weeks…     modified, 73 % alike
  5. Night allowance. Work between 22:00 and 05:00…   modified, 90 % alike
  6. Breaks. Breaks stay unpaid.                      modified, 46 % alike
  7. Training. Everybody has three days of training…  modified, 87 % alike
  8. Workshop. Repairs are contracted out from…       modified, 38 % alike
  9. Pension. The contribution stays as it is.        modified, 37 % alike
  10. Canteen. Prices are frozen for the length…      modified, 25 % alike
  Clauses: 0 added, 0 deleted, 0 split off, 0 merged, 0 moved, 12 modified, 0
  renumbered, 0 unchanged.
  
  Pay                                                                        6 → 2
  • farther from Drivers' Union: accepts 5 to 8 (declared); rests on DRIVERS/pay
  • nearer to Tarn Valley Transport: accepts 0 to 2.5 (declared); rests on
    TARN/pay
  • farther from Workshop Union: accepts 4 to 8 (declared); rests on WORKSHOP/pay
  
  Weekly hours                                                             35 → 39
  • farther from Drivers' Union: accepts 35 to 37 (declared); rests on
    DRIVERS/hours
  • nearer to Tarn Valley Transport: accepts 38 to 40 (declared); rests on
    TARN/hours
  • farther from Workshop Union: accepts 35 to 38 (declared); rests on
    WORKSHOP/hours
  
  Duration                                                  One year → Three years
  • farther from Drivers' Union: prefers (declared) → resists (declared); rests on
    DRIVERS/duration/three-years
  • nearer to Tarn Valley Transport: rejects (declared) → prefers (declared);
    rests on TARN/duration/three-years
  
  Roster notice                                             Four weeks → Two weeks
  • farther from Drivers' Union: prefers (declared) → resists (declared); rests on
    DRIVERS/notice/two-weeks
  • nearer to Tarn Valley Transport: resists (declared) → prefers (declared);
    rests on TARN/notice/two-weeks
  
  Night allowance                                              A third → A quarter
  • farther from Drivers' Union: prefers (declared) → resists (declared); rests on
    DRIVERS/night/quarter
  • nearer to Tarn Valley Transport: resists (declared) → accepts (declared);
    rests on TARN/night/quarter
  • as far from Workshop Union as before: accepts (declared) → accepts (declared);
    rests on WORKSHOP/night/quarter
  
  Breaks                                                             Paid → Unpaid
  • nearer to Tarn Valley Transport: resists (declared) → prefers (declared);
    rests on TARN/breaks/unpaid
  
  Training                                    Five days a year → Three days a year
  • no party has a stance on both
  
  Workshop                                           Own workshop → Contracted out
  • as far from Drivers' Union as before: accepts (declared) → accepts (declared);
    rests on DRIVERS/workshop/contracted
  • nearer to Tarn Valley Transport: rejects (declared) → demands (declared);
    rests on TARN/workshop/contracted
  • farther from Workshop Union: demands (declared) → rejects (declared); rests on
    WORKSHOP/workshop/in-house
  
  Pension                                                  One point more → As now
  • no party has a stance on both
  
  Canteen                                               Free meals → Prices frozen
  • no party has a stance on both
  Wrote changes.csv.
  
  SOURCES
  1 source, 1 independent; no passage marked garbled.
  Assumed:
  • The works council advises and need not consent
  $ head -3 changes.csv
  \xef\xbb\xbf"clause","change","point"\r (esc)
  "Offer of Tarn Valley Transport","modified, 70 % alike",""\r (esc)
  "3 March 2026. In answer to the joint claim\xe2\x80\xa6","modified, 39 % alike",""\r (esc)

Of a Word document its tracked changes tell who put the words in.

  $ travaux draft import wage.room text-2.docx --draft text-2 >/dev/null
  $ travaux draft blame wage.room text-2
  WHOSE WORDS                           on and known 20 Mar 2026 · mediator's view
  
  Single text of the mediator
  text-2  no date  Single text of the mediator
  
  27 March 2026. For the third session. Nothing…
  text-2  Mediator  no date  27
  text-2            no date  March 2026. For the
  text-2  Mediator  no date  third
  text-2            no date  session. Nothing in it binds anybody until all of it
                             is agreed.
  
  1. Pay. All pay scales rise by 3.5 %.
  text-2            no date  1. Pay. All pay scales rise by
  text-2  Mediator  no date  3.5
  text-2            no date  %.
  
  2. Hours. The working week has 37 hours.
  text-2  no date  2. Hours. The working week has 37 hours.
  
  3. Duration. The agreement lasts two years.
  text-2  no date  3. Duration. The agreement lasts two years.
  
  4. Roster notice. Rosters are posted three weeks…
  text-2            no date  4. Roster notice. Rosters are posted
  text-2  Mediator  no date  three
  text-2            no date  weeks ahead.
  
  5. Night allowance. Work between 22:00 and 05:00…
  text-2  no date  5. Night allowance. Work between 22:00 and 05:00 earns a
                   quarter more.
  
  6. Breaks. Breaks at the turning points are paid.
  text-2  no date  6. Breaks. Breaks at the turning points are paid.
  
  7. Training. Everybody has five days of training…
  text-2  no date  7. Training. Everybody has five days of training a year.
  
  8. Workshop. Repairs stay in the company's own…
  text-2  no date  8. Workshop. Repairs stay in the company's own workshop.
  
  9. Pension. The contribution stays as it is.
  text-2  no date  9. Pension. The contribution stays as it is.
  
  SOURCES
  1 source, 1 independent; no passage marked garbled.
  Assumed:
  • The works council advises and need not consent
  $ travaux draft blame wage.room text-2 --json | grep -c tracked
  18

Of drafts that are not published, accounts tell.

  $ cp "$TESTDIR"/../../examples/framework/* .
  $ travaux new framework.room framework.yaml >/dev/null
  $ travaux draft table framework.room initial european
  DRAFTS SIDE BY SIDE                    on and known 20 Mar 2026 · analyst's view
  Initial US plan                          European version
  
  Territory                                                    no stance on record
  Transfer to Russia (Ukrainians,
  perceived)
  • Ukrainians (Ukraine, perceived): that version as what Russia wishes for: Kyiv
    would transfer territory to Moscow, accept terms for its armed forces and give
    up its commitment to NATO
  
  Ukraine and NATO                                             no stance on record
  Membership excluded (Ukrainians,         Membership possible (Shapovalova,
  perceived)                               reported)
  Membership excluded (Shapovalova,
  reported)
  • Ukrainians (Ukraine, perceived): that version as what Russia wishes for: Kyiv
    would transfer territory to Moscow, accept terms for its armed forces and give
    up its commitment to NATO
  
  Limits on Ukraine's army                                     no stance on record
  Limits (Macron, reported)                No limits (Shapovalova, reported)
  Limits (Shapovalova, reported)
  • Macron (France, reported): the Geneva discussions had settled that the
    Ukrainian army should be under no limits, whereas the first draft of the US
    plan had laid down limits
  • Ukraine (reported): that the Ukrainian army should be under no limits
  • the first draft of the US plan (United States, reported): laid down limits
  
  Frozen assets                                                no stance on record
  Investments and reconstruction
  (reports, anonymous)
  • Belgium (perceived): stay cautious over legal concerns
  
  SOURCES
  1 source, 1 independent; no passage marked garbled.
  Assumed:
  • Consent of Russia, Ukraine and the United States assumed by the recorder; no
    source names it
  • The plan, where a speaker names no version of it, is taken to be the modified
    one
  • Days and the year are worked out from the date of the dispatch and from
    Tuesday and 27 November in its text
  • The points are the recorder's; the plan has 28, of which the source describes
    a few
  $ travaux draft diff initial european --room framework.room
  travaux: the text of the draft 'initial' is not held in this view; 'travaux draft import' takes it in
  [1]

Colours stand over the marks, never instead of them.

  $ printf 'We may act.\n' >old.txt
  $ printf 'We shall act.\n' >new.txt
  $ travaux text words old.txt new.txt --color always | tr '\033' '^'
  We ^[9;31m[-may-]^[0m^[4;32m{+shall+}^[0m act.
  $ travaux verify varda.room
  varda.room is whole: 94 records in 10 commits, 4 source files.
