Taking back, correcting, erasing; copies that grow apart and come together;
other programs' formats. The files stand in test/golden/varda.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made

What is taken back holds no more, and stays in the history:

  $ travaux retract statement:s2 --why 'the Herald withdrew it'
  varda.room: added 1 retraction.
  Keys made for entries without one: retraction:86a166b0
  • Taken back: statement:s2, entered by mediator on 2026-03-20 (id 696601f9)
  $ travaux history statement:s2
  statement s2                           on and known 20 Mar 2026 · analyst's view
  696601f9  11 Mar      the text is very close  anonymous  taken back  2026-03-20,
            2026                                                       mediator
  $ travaux retract statement:s2 --why again
  travaux: there is no record 'statement:s2' that mediator may read; 'travaux history' lists the records of a key with their ids
  [3]
  $ travaux retract statement:s3 --why 'not mine' --by BO
  travaux: of: 904ac93740bfab367798c3916ab9535a336baa13138f59892e0cc9f5513204b9 was entered by mediator; only its author or the mediator can retract it
  [3]
  $ travaux retract s3 --why 'no kind'
  travaux: 's3' is neither KIND:KEY nor an id; write statement:s1, or at least 8 digits of an id, as 'travaux history' shows them
  [2]
  $ travaux retract 00000000 --why 'no such id'
  travaux: there is no record '00000000' that mediator may read; 'travaux history' lists the records of a key with their ids
  [3]
  $ travaux retract statement:s3
  travaux: --why is missing: the reason, kept with the record; usage: travaux retract [<room>] <record> --why TEXT [--by PARTY]
  [2]
  $ travaux verify
  varda.room is whole: 50 records in 2 commits, 2 source files.
