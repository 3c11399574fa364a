The verbs that read the record as a whole, over the sample brief and what a
second source adds a week later.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ export TRAVAUX_ROOM=varda.room
  $ travaux new varda.room varda.yaml > made
  $ travaux add later.yaml
  varda.room: added 1 source, 3 statements, 2 positions.

What is said both ways, by rule; nothing by a rule is an answer too:

  $ travaux contradictions
  SAID BOTH WAYS                         on and known 20 Mar 2026 · analyst's view
  
  ACCOUNTS OF ONE TEXT OR MEETING DIFFER                   both kept, none settled
  Minimum flow (Cerana's   11 Mar  Guaranteed in cubic       Sule (reported)   [1]
  text)                            metres
                           11 Mar  Best effort               Mair (perceived)  [1]
  
  SOURCES
  [1] Varda Herald, 11 Mar 2026, https://example.org/1
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux contradictions --rule others
  SAID BOTH WAYS                         on and known 20 Mar 2026 · analyst's view
  Nothing of this is recorded in this view.
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  [1]

What happened and was said, by its date, and by when it became known:

  $ travaux timeline
  TIMELINE                               on and known 20 Mar 2026 · analyst's view
  2025         understanding  Aldova and     what was settled is not     reported
                              Borsk          known
  20 Feb       draft          Aldova         Aldova's paper              reported
  25 Feb       convenes       Cerana         Lakeside talks              reported
  7 Mar        sight          Borsk          Cerana's text               reported
  by 8 Mar     draft          Cerana         Cerana's text               reported
  9 Mar        event                         flood; Lower Varda; 3 (2    reported
                                             to 5) reported killed; as
                                             reported by Varda Herald
  8 to 10 Mar  meeting: held  Aylin Sule     lakeside-2; Lakeside        reported
                              and Petra Rin  talks; Lakeside; Minimum
                                             flow
  from 10 Mar  draft                         Text after Lakeside         reported
  10 Mar       statement      Okan           “we accept the flow if the  own words
                                             dam goes on”
  10 Mar       agrees         Aldova and     The upper dam: Filling      reported
                              Borsk          paused; ad referendum
  11 Mar       account        Sule           Cerana's text on Minimum    reported
                                             flow: Guaranteed in cubic
                                             metres
  11 Mar       account        Mair           Cerana's text on Minimum    perceived
                                             flow: Best effort
  11 Mar       statement      an Aldovan     the text is very close      anonymous
                              official
  11 Mar       statement      Rin            would not say whether the   reported
                                             pause stays
  11 Mar       statement      Aldova         the bank should pay         perceived
  11 Mar       finding: not                  48 hours' warning before    reported
               due                           opening gates
  17 Mar       statement      Rin            “we will not sign without   own words
                                             a guaranteed flow”
  18 Mar       statement      Okan           that filling could pause    reported
                                             until the autumn
  18 Mar       statement      Rin            denied that the text was    reported
                                             close
  
  WITHOUT A DATE
  in recent weeks  meeting:     Jan Voss and  envoys; Contacts of the     alleged
                   alleged      Deniz Okan    envoys
  no date          meeting:     Aldova and    leaders                     reported
                   conditional  Borsk
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux timeline --from 2026-03-09 --to 2026-03-10 --limit 2
  TIMELINE                               on and known 20 Mar 2026 · analyst's view
  10 Mar  statement  Okan              “we accept the flow if the dam    own words
                                       goes on”
  10 Mar  agrees     Aldova and Borsk  The upper dam: Filling paused;    reported
                                       ad referendum
  2 of 5 shown, the latest; --limit shows more.
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux timeline --from 2026-03-18 --since 2026-03-15 --as public
  TIMELINE                                  on and known 20 Mar 2026 · public view
  18 Mar  statement  Okan  that filling could pause until the autumn  reported
  18 Mar  statement  Rin   denied that the text was close             reported
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux timeline --since unknown
  travaux: --since needs a date; 'unknown' is none
  [2]

How good the sources are. A third paper prints the first one's story with a
few words less, and does not say so: one source, told twice.

  $ cp herald-1.txt gazette.txt
  $ sed -i '1d; s/after three days//' gazette.txt
  $ cat > gazette.yaml <<'END'
  > date: 2026-03-20
  > sources:
  >   gazette: {publisher: Lake Gazette, date: 2026-03-12, file: gazette.txt, reliability: C}
  > accounts:
  >   - {draft: cerana-1, point: minimum-flow, option: guaranteed, by: sule, source: gazette}
  > acts:
  >   - {act: convenes, by: [CE], what: lakeside, date: 2026-03-12, source: gazette}
  > END
  $ cp varda.room copy.room
  $ travaux add copy.room gazette.yaml > made
  $ travaux sources copy.room
  SOURCES AND WHAT RESTS ON THEM         on and known 20 Mar 2026 · analyst's view
  
  no.  source    published             reliability   statements  text
  [1]  herald-1  Varda Herald, 11 Mar  B                      4  text held
  [2]  herald-2  Varda Herald, 18 Mar  not recorded           3  text not held
  [3]  gazette   Lake Gazette, 12 Mar  C                      0  text held
  • Lake Gazette, 12 Mar says the same as Varda Herald, 11 Mar: 989 in 1,000 runs
    of words; found by comparing, counted as one.
  
  TOLD BY ONE SOURCE ONLY
  
  sort              who                      what                          told by
  meeting: alleged  Jan Voss and Deniz Okan  envoys; Contacts of the       [1]
                                             envoys
  account           Sule                     Cerana's text on Minimum      [1] [3]
                                             flow: Guaranteed in cubic
                                             metres
  account           Mair                     Cerana's text on Minimum      [1]
                                             flow: Best effort
  position          Borsk                    Minimum flow: accepts on      [1]
                                             conditions: Guaranteed in
                                             cubic metres: “we accept the
                                             flow if the dam goes on”
  position          Aldova                   Minimum flow: demands:        [2]
                                             Guaranteed in cubic metres:
                                             “we will not sign without a
                                             guaranteed flow”
  position          Aldova                   Text after Lakeside: for it   [1]
                                             in principle: the text is
                                             very close
  position          Borsk                    The upper dam: accepts on     [2]
                                             conditions: Filling paused:
                                             that filling could pause
                                             until the autumn
  convenes          Cerana                   Lakeside talks                [3]
  event                                      flood; Lower Varda; 3 (2 to   [1]
                                             5) reported killed; as
                                             reported by Varda Herald
  finding: not due                           48 hours' warning before      [1]
                                             opening gates
  
  SOURCES
  3 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it

Who owes what, and what is there to divide:

  $ travaux commitments
  COMMITMENTS                            on and known 20 Mar 2026 · analyst's view
  
  who           owes                  on which terms         state    evidence
  Borsk to      48 hours' warning     when it is agreed      not due  not due, 11
  Aldova        before opening gates  (not met on record)             Mar [1]
                                      needs Joint gauge
                                      group (met on record)
                                      verified by Joint
                                      gauge group
                                      until 1 Jan 2027
  
  SOURCES
  [1] Varda Herald, 11 Mar 2026, https://example.org/1
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux commitments --on 2026-03-10
  COMMITMENTS                   on 10 Mar 2026, known 20 Mar 2026 · analyst's view
  Nothing of this is recorded in this view.
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  [1]
  $ travaux assets
  ASSETS                                 on and known 20 Mar 2026 · analyst's view
  
  The river account                                                      240 m EUR
  • held by Delta Bank
  • constraint: principal may not be spent before 2027
  
  PROPOSED USES OF The river account
  Aldova  compensation  about 100 m EUR  reported
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it

Who is who, and who saw which text:

  $ travaux people
  PEOPLE                                 on and known 20 Mar 2026 · analyst's view
  
  Aldova                                                                     party
  Petra Rin  Foreign Minister  from May 2024
  
  Borsk                                                                      party
  Aylin Sule  head of delegation
  Deniz Okan  Prime Minister
  
  Cerana                                                               facilitator
  Jan Voss  special envoy
  
  OF NO PARTY
  Analysis desk  analyst
  Eva Mair       reporter (Varda Herald)
  
  BODIES AND COALITIONS
  Joint gauge group     Aldova and Borsk                 measure the flow
  Friends of the Basin  12 members; chaired by Jan Voss
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux sights
  WHO SAW WHICH TEXT                     on and known 20 Mar 2026 · analyst's view
  
  Cerana's text                                                        unpublished
  Cerana  wrote it  by 8 Mar  reported
  Borsk   saw it    7 Mar     reported
  No sight on record: Aldova, Delta Bank
  
  Aldova's paper                                                              held
  Aldova  wrote it  20 Feb  reported
  No sight on record: Borsk, Cerana, Delta Bank
  
  Text after Lakeside                                                  unpublished
  No sight on record: Aldova, Borsk, Cerana, Delta Bank
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it

The commits; who may not read the whole room sees none:

  $ travaux log --limit 1
  COMMITS                                on and known 20 Mar 2026 · analyst's view
  39eab89b  20 Mar 2026, 10:00 UTC  mediator  1 source, 3 statements, 2 positions
  1 of 2 commits shown.
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ cat > secret.yaml <<'END'
  > date: 2026-03-20
  > sights:
  >   - {draft: cerana-1, by: AL, date: 2026-03-19, how: by courier, audience: [mediator]}
  > END
  $ travaux add copy.room secret.yaml > made
  $ travaux log copy.room --as public
  travaux: commits are shown only to a mediator who may read the whole room; 'travaux timeline' lists what a viewer may see
  [2]
  $ travaux sights copy.room --as public | grep 'on record'
  No sight on record: Aldova, Delta Bank
  No sight on record: Borsk, Cerana, Delta Bank
  No sight on record: Aldova, Borsk, Cerana, Delta Bank
  $ travaux sights copy.room | grep 'on record'
  No sight on record: Delta Bank
  No sight on record: Borsk, Cerana, Delta Bank
  No sight on record: Aldova, Borsk, Cerana, Delta Bank

How close they say it is, over time; and who moved since a date, nearer to
whom. A party may enter what it accepts itself:

  $ travaux outlook
  HOW CLOSE? over time, in their words   on and known 20 Mar 2026 · analyst's view
  
  A DEAL
  11 Mar  an Aldovan      the text is very close        Text after  anonymous  [1]
          official,                                     Lakeside
          Aldova
  18 Mar  Rin, Aldova     denied that the text was      Text after  reported   [2]
                          close                         Lakeside
  
  SOURCES
  [1] Varda Herald, 11 Mar 2026, https://example.org/1
  [2] Varda Herald, 18 Mar 2026, herald-2
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ position() { printf 'date: %s\npositions: [%s]\n' "$2" "$3" > own.yaml
  > travaux add copy.room --by "$1" own.yaml > made; }
  $ position AL 2026-03-01 '{party: AL, point: flow-number, accepts: [200, 300], grade: declared}'
  $ position BO 2026-03-01 '{party: BO, point: flow-number, accepts: [100, 150], grade: declared}'
  $ position BO 2026-03-19 '{party: BO, point: flow-number, accepts: [100, 220], grade: declared}'
  $ position BO 2026-03-19 '{party: BO, point: minimum-flow, stances: {guaranteed: rejects}, grade: declared}'
  $ travaux moved copy.room --since 2026-03-17
  MOVED                                  on and known 20 Mar 2026 · analyst's view
  Between 17 Mar 2026 and 20 Mar 2026, by point, then in the order of parties.
  
  Borsk, Minimum flow: Guaranteed in cubic metres                           19 Mar
  accepts on conditions → rejects
  • rests on no statement (declared)
  • farther from Aldova (demands: 3 → 5)
  
  Borsk, The number                                                         19 Mar
  accepts 100 to 150 m3/s → accepts 100 to 220 m3/s
  • rests on no statement (declared)
  • what Aldova accepts now meets it
  
  Borsk, The upper dam: Filling paused                                      18 Mar
  nothing on record → accepts on conditions
  • rests on Okan, 18 Mar: that filling could pause until the autumn [1]
  
  SOURCES
  [1] Varda Herald, 18 Mar 2026, herald-2
  3 sources, 3 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux moved --since 2026-03-19
  MOVED                                  on and known 20 Mar 2026 · analyst's view
  Between 19 Mar 2026 and 20 Mar 2026, by point, then in the order of parties.
  No stance changed between the two dates.
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  [1]
  $ travaux moved
  travaux: --since is missing: the earlier date; usage: travaux moved [<room>] --since DATE [--limit NUMBER] [--on DATE] [--known DATE] [--at TEXT] [--as PARTY]
  [2]

Loose ends; a circle is made by a stance on the fund that waits on the flow:

  $ travaux check
  LOOSE ENDS                             on and known 20 Mar 2026 · analyst's view
  
  ACCOUNTS OF UNKNOWN TEXTS
  account:b4218d99  Cerana's text on Minimum flow: Guaranteed   Cerana's text  [1]
                    in cubic metres
  account:17865c3d  Cerana's text on Minimum flow: Best effort  Cerana's text  [1]
  
  WITHOUT A DATE
  meeting:envoys   envoys; Contacts of the envoys  [1]
  meeting:leaders  leaders
  
  SOURCES
  [1] Varda Herald, 11 Mar 2026, https://example.org/1
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  [1]
  $ cat > circle.yaml <<'END'
  > date: 2026-03-20
  > positions:
  >   - {party: AL, point: fund, stances: {bank: {stance: accepts-if, if: [{point: minimum-flow, option: guaranteed}]}}, basis: [s4]}
  > END
  $ cp varda.room circle.room
  $ travaux add circle.room circle.yaml > made
  $ travaux check circle.room --rule circle
  LOOSE ENDS                             on and known 20 Mar 2026 · analyst's view
  
  CONDITIONS IN A CIRCLE
  position:AL/fund/bank  Compensation fund:         The upper dam waits on     [1]
                         accepts on conditions:     Compensation fund;
                         Paid from the account:     Compensation fund waits
                         the bank should pay        on Minimum flow; Minimum
                                                    flow waits on The upper
                                                    dam
  
  SOURCES
  [1] Varda Herald, 11 Mar 2026, https://example.org/1
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  [1]
  $ travaux check circle.room --rule garbled
  LOOSE ENDS                             on and known 20 Mar 2026 · analyst's view
  
  RESTS ON GARBLED PASSAGES ONLY
  position:AL/fund/bank  Compensation fund: accepts on conditions: Paid from   [1]
                         the account: the bank should pay
  
  SOURCES
  [1] Varda Herald, 11 Mar 2026, https://example.org/1
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  [1]
  $ travaux check --rule circle
  LOOSE ENDS                             on and known 20 Mar 2026 · analyst's view
  No loose end is found.
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it

One page for a principal, on the screen, and to keep:

  $ travaux brief --since 2026-03-12
  What changed since 12 Mar 2026         on and known 20 Mar 2026 · analyst's view
  
  Where points stand
  • Minimum flow: accepted on conditions, before: open [1] [2]
  • The upper dam: open, before: no stance on record [1]
  
  Stances
  • 17 Mar, Aldova: Minimum flow: demands: Guaranteed in cubic metres: “we will
    not sign without a guaranteed flow” (own words) [1]
  • 12 Mar, Borsk: The number: accepts 150 to 220 m3/s (inferred) [3]
  • 18 Mar, Borsk: The upper dam: accepts on conditions: Filling paused: that
    filling could pause until the autumn (reported) [1]
  
  What happened
  • 8 to 10 Mar, meeting: held, Aylin Sule and Petra Rin: lakeside-2; Lakeside
    talks; Lakeside; Minimum flow (reported) [3]
  • no date, meeting: conditional, Aldova and Borsk: leaders (reported) [3]
  • 7 Mar, sight, Borsk: Cerana's text (reported) [3]
  • 2025, understanding, Aldova and Borsk: what was settled is not known
    (reported) [3]
  • 25 Feb, convenes, Cerana: Lakeside talks (reported) [3]
  • 10 Mar, agrees, Aldova and Borsk: The upper dam: Filling paused; ad referendum
    (reported) [3]
  • 9 Mar, event: flood; Lower Varda; 3 (2 to 5) reported killed; as reported by
    Varda Herald (reported) [2]
  
  How close, in their words
  • 18 Mar, Rin: denied that the text was close (reported) [1]
  
  Next
  • about May, deadline: rainy season [3]
  • 1 Jan 2027, commitment: 48 hours' warning before opening gates [3]
  • no date, conditional: leaders [3]
  
  Sources
  [1] Varda Herald, 18 Mar 2026, herald-2
  [2] Varda Herald, 11 Mar 2026, https://example.org/1
  [3] entered by mediator without a source
  $ travaux brief --since 2026-03-17 --as public --format markdown
  # What changed since 17 Mar 2026
  
  on and known 20 Mar 2026 · public view
  
  ## Where points stand
  
  - Minimum flow: accepted on conditions, before: open[^1][^2]
  - The upper dam: open, before: no stance on record[^1]
  
  ## Stances
  
  - 17 Mar, Aldova: Minimum flow: demands: Guaranteed in cubic metres: “we will not sign without a guaranteed flow” (own words)[^1]
  - 12 Mar, Borsk: The number: accepts 150 to 220 m3/s (inferred)[^3]
  - 18 Mar, Borsk: The upper dam: accepts on conditions: Filling paused: that filling could pause until the autumn (reported)[^1]
  
  ## What happened
  
  - 8 to 10 Mar, meeting: held, Aylin Sule and Petra Rin: lakeside-2; Lakeside talks; Lakeside; Minimum flow (reported)[^3]
  - no date, meeting: conditional, Aldova and Borsk: leaders (reported)[^3]
  - 7 Mar, sight, Borsk: Cerana's text (reported)[^3]
  - 2025, understanding, Aldova and Borsk: what was settled is not known (reported)[^3]
  - 25 Feb, convenes, Cerana: Lakeside talks (reported)[^3]
  - 10 Mar, agrees, Aldova and Borsk: The upper dam: Filling paused; ad referendum (reported)[^3]
  - 9 Mar, event: flood; Lower Varda; 3 (2 to 5) reported killed; as reported by Varda Herald (reported)[^2]
  
  ## How close, in their words
  
  - 18 Mar, Rin: denied that the text was close (reported)[^1]
  
  ## Next
  
  - about May, deadline: rainy season[^3]
  - 1 Jan 2027, commitment: 48 hours' warning before opening gates[^3]
  - no date, conditional: leaders[^3]
  
  [^1]: Varda Herald, 18 Mar 2026, herald-2
  
  [^2]: Varda Herald, 11 Mar 2026, https://example.org/1
  
  [^3]: entered by mediator without a source
  $ travaux brief --since 2026-03-17 --format html | tail -12
  <ul>
  <li>about May, deadline: rainy season <sup><a href="#n3">3</a></sup></li>
  <li>1 Jan 2027, commitment: 48 hours' warning before opening gates <sup><a href="#n3">3</a></sup></li>
  <li>no date, conditional: leaders <sup><a href="#n3">3</a></sup></li>
  </ul>
  <h2>Sources</h2>
  <ol>
  <li id="n1">Varda Herald, 18 Mar 2026, herald-2</li>
  <li id="n2">Varda Herald, 11 Mar 2026, https://example.org/1</li>
  <li id="n3">entered by mediator without a source</li>
  </ol>
  </html>
  $ travaux brief --since 2026-03-20
  What changed since 20 Mar 2026         on and known 20 Mar 2026 · analyst's view
  Nothing changed in this view.
  
  Next
  • about May, deadline: rainy season [1]
  • 1 Jan 2027, commitment: 48 hours' warning before opening gates [1]
  • no date, conditional: leaders [1]
  
  Sources
  [1] entered by mediator without a source
  [1]

One source, and what was taken from it in the order of its text; or the source
of one statement. What a view does not have, it does not show:

  $ travaux source herald-1
  SOURCE                                 on and known 20 Mar 2026 · analyst's view
  Varda Herald, 11 Mar
  
  STATEMENTS                                4 of 4 shown, in the order of the text
  10 Mar  Okan, Borsk   “we accept the flow if the dam  Minimum flow  own words
                        goes on”                        and The
                                                        upper dam
  11 Mar  an Aldovan    the text is very close          Text after    anonymous
          official,                                     Lakeside
          Aldova
  11 Mar  Rin, Aldova   would not say whether the       The upper     reported
                        pause stays                     dam
  11 Mar  Aldova        the bank should pay             Compensation  perceived,
                                                        fund          garbled
  
  TEXT AS IT IS HELD
  Second Lakeside meeting ends without a signed text
  By Eva Mair, Tirna
  
  Aldova's Petra Rin and Aylin Sule, who led Borsk's delegation, left Lakeside on Tuesday after three days.
  
  It may not be the only channel. Jan Voss is alleged to have met Okan in recent weeks.
  
  Of Cerana's paper Aylin Sule says: the text guarantees the minimum flow in cubic metres. To this reporter, who has not read all of it, it appears to ask no more than best effort of anyone.
  
  On Tuesday, Prime Minister Deniz Okan said at Lakeside: "we accept the flow if the dam goes on."
  
  An Aldovan official told the Varda Herald that the text is very close. A pause in filling the upper dam is agreed ad referendum; Rin would not say whether the pause stays once the rainy season comes. On the fund, Aldova the upstream state believe the bank should pay.
  
  Delta Bank keeps the river account, 240 million euros, whose principal may not be spent before 2027. Aldova wants about 100 million of it as compensation. Okan also recalled what the two states settled in 2025; neither has said what that was.
  
  Cerana's paper, unpublished, is said to have 17 points. Whether the text that came out of Lakeside is a new one, nobody would confirm. The leaders are to meet once the minimum flow is guaranteed and the text is in its final stage.
  
  On Monday, while the delegations sat, the Lower Varda rose over its banks. Rescue services put the dead at three, and not below two or above five. Borsk owed no warning: its promise to give one 48 hours before it opens its gates begins only with an agreement.
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux source statement:s1 | head -5
  SOURCE                                 on and known 20 Mar 2026 · analyst's view
  Varda Herald, 11 Mar
  
  STATEMENTS                                4 of 4 shown, in the order of the text
  10 Mar  Okan, Borsk   “we accept the flow if the dam  Minimum flow  own words
  $ travaux source nothing
  travaux: there is no source 'nothing' in this view; there are: herald-1, herald-2
  [1]
  $ travaux source statement:nothing
  travaux: there is no statement:nothing in this view
  [1]
