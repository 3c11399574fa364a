The verbs that read the record as a whole, over the sample brief and what a
second source adds a week later.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made
  $ travaux add later.yaml
  varda.room: added 1 source, 3 statements, 2 positions.

What is said both ways, by rule; nothing by a rule is an answer too:

  $ travaux contradictions
  SAID BOTH WAYS                         on and known 20 Mar 2026 · analyst's view
  
  ACCOUNTS OF ONE TEXT OR MEETING DIFFER                   both kept, none settled
  Minimum flow    11 Mar  Guaranteed in cubic       Sule            Varda Herald,
  (Cerana's               metres                    (reported)      11 Mar
  text)
                  11 Mar  Best effort               Mair            Varda Herald,
                                                    (perceived)     11 Mar
  
  SOURCES
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
  11 Mar       finding:                      48 hours' warning before    reported
               not-due                       opening gates
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
