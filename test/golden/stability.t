The stability verbs, on published conflicts.

  $ cd "$TESTDIR/../../examples/conflicts"

Which states hold, and why.

  $ travaux stability prisoners.yaml
  Stability                                                     Prisoners' dilemma
  
  State                                         Nash  GMR  SMR  SEQ  SSEQ
  NN (nothing taken)                            yes   yes  yes  yes  yes
  YY (First keeps silent, Second keeps silent)        yes  yes  yes  yes
  Nash: nobody gains by a move. GMR: every gain can be answered so that it is
  none. SMR: and cannot be regained. SEQ, SSEQ: the same, but others answer only
  where they gain themselves.
  
  What holds YY (First keeps silent, Second keeps silent)
  • First would like to move to NY (Second keeps silent), but then Second moves to
    NN (nothing taken).
  • Second would like to move to YN (First keeps silent), but then First moves to
    NN (nothing taken).
  Preferences as written in prisoners.yaml; 4 states, 2 decision makers.

  $ travaux stability cuba-1962.yaml --json
  {
    "name": "Cuban missile crisis, October 1962",
    "decision_makers": [
      "US",
      "USSR"
    ],
    "states": [
      "NNNN",
      "YNNN",
      "NYNN",
      "YYNN",
      "NNYN",
      "YNYN",
      "NYYN",
      "YYYN",
      "NNNY",
      "YNNY",
      "NYNY",
      "YYNY"
    ],
    "equilibria": {
      "nash": [
        "YNYN"
      ],
      "gmr": [
        "NNNN",
        "YNNN",
        "NYNN",
        "NNYN",
        "YNYN",
        "NYYN",
        "YYYN"
      ],
      "smr": [
        "NNNN",
        "YNNN",
        "NYNN",
        "NNYN",
        "YNYN",
        "NYYN",
        "YYYN"
      ],
      "seq": [
        "NNYN",
        "YNYN",
        "NYYN"
      ],
      "sseq": [
        "NNYN",
        "YNYN",
        "NYYN"
      ]
    },
    "stable": {
      "nash": [
        [
          "YNNN",
          "NYNN",
          "NNYN",
          "YNYN",
          "YYNY"
        ],
        [
          "NNNN",
          "YNYN",
          "NYYN",
          "YYYN"
        ]
      ],
      "gmr": [
        [
          "NNNN",
          "YNNN",
          "NYNN",
          "YYNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYYN",
          "YYNY"
        ],
        [
          "NNNN",
          "YNNN",
          "NYNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYYN"
        ]
      ],
      "smr": [
        [
          "NNNN",
          "YNNN",
          "NYNN",
          "YYNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYYN",
          "YYNY"
        ],
        [
          "NNNN",
          "YNNN",
          "NYNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYYN"
        ]
      ],
      "seq": [
        [
          "YNNN",
          "NYNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYNY"
        ],
        [
          "NNNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYYN"
        ]
      ],
      "sseq": [
        [
          "YNNN",
          "NYNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYNY"
        ],
        [
          "NNNN",
          "NNYN",
          "YNYN",
          "NYYN",
          "YYYN"
        ]
      ]
    }
  }

One state.

  $ travaux stability state cuba-1962.yaml NNYN
  Stability of a state                          Cuban missile crisis, October 1962
  NNYN (Withdraw missiles)
  
  Nash: does not hold
  • USSR would gain by moving to NNNN (nothing taken), and nothing deters it.
  
  GMR: holds
  • USSR would like to move to NNNN (nothing taken), but then US moves to YNNN
    (Air strike).
  
  SMR: holds
  The same as under GMR.
  
  SEQ: holds
  The same as under GMR.
  
  SSEQ: holds
  The same as under GMR.
  GMR ends with 12 steps in preferences, perhaps fewer, but at least 7: USSR puts
  NNYN down by 12.
  SMR ends with 6 steps in preferences, no fewer: USSR puts YNNN up by 1; USSR
  puts NYNN down by 1; USSR puts NYYN down by 1; USSR puts NNYN down by 1; USSR
  puts YYYN up by 1; USSR puts NNYN down by 1.
  SEQ ends with 2 steps in preferences, no fewer: US puts NNYN down by 2.
  SSEQ ends with 2 steps in preferences, no fewer: US puts NNYN down by 2.
  Preferences as written in cuba-1962.yaml; 12 states, 2 decision makers.

How to get somewhere; a path that there is not is the answer no.

  $ travaux stability path elmira.yaml NYNNN YNYNY
  Paths                                     Elmira groundwater contamination, 1991
  
  By moves
  • Ministry moves to YYNNN (Modify the control order, Lengthen the appeal)
  • Uniroyal moves to YNYNN (Modify the control order, Accept the control order)
  • Local government moves to YNYNY (Modify the control order, Accept the control
    order, Insist on the first order)
  
  By moves that the mover gains by
  There is no such path.
  Preferences as written in elmira.yaml; 9 states, 3 decision makers.
  $ travaux stability path elmira.yaml YNYNY NYNNN
  Paths                                     Elmira groundwater contamination, 1991
  
  By moves
  There is no such path.
  
  By moves that the mover gains by
  There is no such path.
  Preferences as written in elmira.yaml; 9 states, 3 decision makers.
  [1]
  $ travaux stability path garrison.yaml NYNNNYNNN
  Paths                                              Garrison Diversion Unit, 1976
  
  Equilibrium                                                  Moves  Improvements
  NNYNNYNNN (A project modified for US environmentalists,          1         never
  Report for the full project)
  YNNYNYNNN (Complete the full project, Legal action under US      2             2
  environmental law, Report for the full project)
  NYNYNNYNN (A project reduced for Canada, Legal action under      2         never
  US environmental law, Report for a reduced project)
  NNYNYNNYN (A project modified for US environmentalists,          3         never
  Action under the Boundary Waters Treaty, Report for no
  Lonetree reservoir)
  YNNYYNNYN (Complete the full project, Legal action under US      4         never
  environmental law, Action under the Boundary Waters Treaty,
  Report for no Lonetree reservoir)
  NNYNYNNNY (A project modified for US environmentalists,          3         never
  Action under the Boundary Waters Treaty, Report for
  suspension)
  YNNYYNNNY (Complete the full project, Legal action under US      4         never
  environmental law, Action under the Boundary Waters Treaty,
  Report for suspension)
  Preferences as written in garrison.yaml; 23 states, 4 decision makers.

What rankings, coalitions and commitments would do.

  $ travaux stability inverse elmira.yaml NNYNY --concept nash
  What preferences would make it hold       Elmira groundwater contamination, 1991
  NNYNY (Accept the control order, Insist on the first order)
  Nash would take 3 steps in preferences, no fewer: Uniroyal puts YYNNN up by 1;
  Uniroyal puts NNYNN up by 1; Uniroyal puts NNYNY up by 1.
  Preferences as written in elmira.yaml; 9 states, 3 decision makers.
  $ travaux stability coalitions elmira.yaml
  Coalitions                                Elmira groundwater contamination, 1991
  
  State                                    Who would move it away
  NYNNN (Lengthen the appeal)              Ministry, Local government
  YYNNN (Modify the control order,         Uniroyal; Ministry, Uniroyal; Uniroyal,
  Lengthen the appeal)                     Local government; Ministry, Uniroyal,
                                           Local government
  NNYNN (Accept the control order)         Uniroyal
  YNYNN (Modify the control order, Accept  Local government
  the control order)
  -NNY- (Abandon the plant)                nobody
  NYNNY (Lengthen the appeal, Insist on    Ministry, Uniroyal
  the first order)
  YYNNY (Modify the control order,         Uniroyal; Ministry, Uniroyal; Uniroyal,
  Lengthen the appeal, Insist on the       Local government; Ministry, Uniroyal,
  first order)                             Local government
  NNYNY (Accept the control order, Insist  Uniroyal
  on the first order)
  YNYNY (Modify the control order, Accept  nobody
  the control order, Insist on the first
  order)
  Members are separated by commas, coalitions by semicolons. Nash, GMR and SMR are
  in the answer as JSON.
  Preferences as written in elmira.yaml; 9 states, 3 decision makers.
  $ travaux stability coalitions elmira.yaml --coalition "Ministry, Uniroyal" --json
  {
    "coalitions": [
      {
        "members": [
          "Ministry",
          "Uniroyal"
        ],
        "stable": {
          "nash": [
            "NYNNN",
            "NNYNN",
            "YNYNN",
            "-NNY-",
            "NNYNY",
            "YNYNY"
          ],
          "gmr": [
            "NYNNN",
            "NNYNN",
            "YNYNN",
            "-NNY-",
            "NNYNY",
            "YNYNY"
          ],
          "smr": [
            "NYNNN",
            "NNYNN",
            "YNYNN",
            "-NNY-",
            "NNYNY",
            "YNYNY"
          ],
          "seq": [
            "NYNNN",
            "NNYNN",
            "YNYNN",
            "-NNY-",
            "NNYNY",
            "YNYNY"
          ]
        }
      }
    ],
    "universal": {
      "nash": [
        "NYNNN",
        "NNYNN",
        "YNYNN",
        "-NNY-",
        "NNYNY",
        "YNYNY"
      ],
      "gmr": [
        "NYNNN",
        "NNYNN",
        "YNYNN",
        "-NNY-",
        "NNYNY",
        "YNYNY"
      ],
      "smr": [
        "NYNNN",
        "NNYNN",
        "YNYNN",
        "-NNY-",
        "NNYNY",
        "YNYNY"
      ],
      "seq": [
        "NYNNN",
        "NNYNN",
        "YNYNN",
        "-NNY-",
        "NNYNY",
        "YNYNY"
      ]
    }
  }
  $ travaux stability guarantee prisoners.yaml YY --concept nash
  Guarantees                                                    Prisoners' dilemma
  YY (First keeps silent, Second keeps silent)
  It does not hold under Nash.
  
  Commitments that cannot be undone
  • First can no longer give up: First keeps silent; and Second can no longer give
    up: Second keeps silent
  Preferences as written in prisoners.yaml; 4 states, 2 decision makers.
  $ travaux stability guarantee elmira.yaml NNYNY
  Guarantees                                Elmira groundwater contamination, 1991
  NNYNY (Accept the control order, Insist on the first order)
  It does not hold under SEQ.
  
  Answers to promise
  • Should Uniroyal move to -NNY- (Abandon the plant), there has to be a new
    sanction: Ministry moves to NNYNY (Accept the control order, Insist on the
    first order).
  If these are believed, it holds.
  Preferences as written in elmira.yaml; 9 states, 3 decision makers.

Errors say where.

  $ cp *.yaml "$CRAMTMP"
  $ cd "$CRAMTMP"
  $ cat > bad.yaml <<EOF
  > name: Two neighbours
  > decision_makers:
  >   - {name: First, options: [wall]}
  > options:
  >   - {key: wall}
  > preferences:
  >   First: {statements: ["NOT wall", "wall OR fence"]}
  > EOF
  $ travaux stability bad.yaml
  travaux: bad.yaml:7:45: 'fence' is no option; write an option's key, its name in quotation marks, or its number
  [3]
  $ cat > bad.yaml <<EOF
  > name: Two neighbours
  > options:
  >   - {key: wall
  >   - {key: fence}
  > EOF
  $ travaux stability bad.yaml
  travaux: bad.yaml:4:5: YAML: did not find expected ',' or '}'
  [3]
  $ cat > bad.json <<EOF
  > {"name": "Two neighbours",
  >  "options": [{"key": "wall"}, {"key": "fence" "name": "A fence"}]}
  > EOF
  $ travaux stability bad.json
  travaux: bad.json:2:47: JSON: found '"', expected ',' or '}'
  [3]
  $ cat > bad.json <<EOF
  > {"decision_makers": [{"name": "First", "options": ["wall"]}],
  >  "options": [{"key": "wall"}],
  >  "preferences": {"First": {"statements": ["NOT (wall"]}}}
  > EOF
  $ travaux stability bad.json
  travaux: bad.json:3:53: a closing parenthesis is expected here
  [3]
  $ sed -i 's/NOT (wall/wall IF wall IF wall/' bad.json
  $ travaux stability bad.json
  travaux: bad.json:3:57: 'IF' is not expected here; a statement is a condition, or two with one IF or IFF between them
  [3]
  $ sed -i 's/"wall IF wall IF wall"/5/' bad.json
  $ travaux stability bad.json
  travaux: bad.json:3:43: '5' is no option; write an option's key, its name in quotation marks, or its number
  [3]
  $ travaux stability state prisoners.yaml YX
  travaux: 'YX' is no state here; states are written like NN
  [2]

Verdicts as files of bits, which are not overwritten.

  $ travaux stability cuba-1962.yaml --bitmaps cuba > /dev/null
  $ ls cuba-*nash*
  cuba-nash-1.bits
  cuba-nash-2.bits
  cuba-nash.bits
  $ od -An -tx1 cuba-nash.bits cuba-gmr.bits
   20 00 f7 00
  $ travaux stability cuba-1962.yaml --bitmaps cuba > /dev/null
  travaux: 'cuba-nash.bits' is there already and was left alone; choose another name
  [3]

A conflict as a drawn graph, in JSON.

  $ cat > drawn.json <<EOF
  > {"decision_makers": [{"name": "A"}, {"name": "B"}],
  >  "states": ["talks", "walkout", "deal"],
  >  "moves": {"A": [["talks", "walkout"], ["walkout", "talks"]],
  >            "B": [["talks", "deal"], ["deal", "talks"]]},
  >  "preferences": {"A": {"ranking": ["deal", "talks", "walkout"]},
  >                  "B": {"ranking": [["deal", "talks"], "walkout"]}}}
  > EOF
  $ travaux stability drawn.json
  Stability
  
  State  Nash  GMR  SMR  SEQ  SSEQ
  talks  yes   yes  yes  yes  yes
  deal   yes   yes  yes  yes  yes
  Nash: nobody gains by a move. GMR: every gain can be answered so that it is
  none. SMR: and cannot be regained. SEQ, SSEQ: the same, but others answer only
  where they gain themselves.
  Preferences as written in drawn.json; 3 states, 2 decision makers.

Preferences by pairs need not be transitive: A goes round in a circle.

  $ cat > circle.yaml <<EOF
  > decision_makers: [{name: A}, {name: B}]
  > states: [talks, walkout, deal]
  > moves:
  >   A: [[talks, walkout], [walkout, deal], [deal, talks]]
  >   B: [[deal, walkout], [talks, deal]]
  > preferences:
  >   A: {pairs: [[walkout, talks], [deal, walkout], [talks, deal]]}
  >   B: {ranking: [walkout, [deal, talks]]}
  > EOF
  $ travaux stability circle.yaml
  Stability
  
  State    Nash  GMR  SMR  SEQ  SSEQ
  walkout        yes       yes
  deal           yes
  Nash: nobody gains by a move. GMR: every gain can be answered so that it is
  none. SMR: and cannot be regained. SEQ, SSEQ: the same, but others answer only
  where they gain themselves.
  
  What holds walkout
  • A would like to move to deal, but then B moves to walkout.
  
  What holds deal
  • A would like to move to talks, but then B moves to deal.
  • B would like to move to walkout, but then A moves to deal.
  Preferences as written in circle.yaml; 3 states, 2 decision makers.
  $ travaux stability state circle.yaml deal
  Stability of a state
  deal
  
  Nash: does not hold
  • A would gain by moving to talks, and nothing deters it.
  • B would gain by moving to walkout, and nothing deters it.
  
  GMR: holds
  • A would like to move to talks, but then B moves to deal.
  • B would like to move to walkout, but then A moves to deal.
  
  SMR: does not hold
  • A would gain by moving to talks, and nothing deters it.
  • B would gain by moving to walkout, and nothing deters it.
  
  SEQ: does not hold
  • A would gain by moving to talks, and nothing deters it.
  • B would like to move to walkout, but then A moves to deal.
  
  SSEQ: does not hold
  • A would gain by moving to talks, and nothing deters it.
  • B would gain by moving to walkout, and nothing deters it.
  GMR ends with no change of preferences.
  Preferences as written in circle.yaml; 3 states, 2 decision makers.
  $ travaux stability inverse circle.yaml deal
  What preferences would make it hold
  deal
  SEQ would take 1 step in preferences, no fewer: A no longer prefers talks to
  deal.
  Preferences as written in circle.yaml; 3 states, 2 decision makers.
  $ travaux stability inverse circle.yaml deal --concept nash --json
  {
    "state": "deal",
    "concept": "nash",
    "already": false,
    "change": {
      "found": true,
      "exact": true,
      "least": 2,
      "steps": [
        {
          "decision_maker": "A",
          "state": "deal",
          "against": "talks",
          "up": true
        },
        {
          "decision_maker": "B",
          "state": "walkout",
          "up": false
        }
      ]
    },
    "conditions": {
      "A": [
        {
          "move": "talks",
          "at_least_all_of_one": [
            [
              "talks"
            ]
          ]
        }
      ],
      "B": [
        {
          "move": "walkout",
          "at_least_all_of_one": [
            [
              "walkout"
            ]
          ]
        }
      ]
    }
  }
  $ travaux stability state circle.yaml walkout
  Stability of a state
  walkout
  
  Nash: does not hold
  • A would gain by moving to deal, and nothing deters it.
  
  GMR: holds
  • A would like to move to deal, but then B moves to walkout.
  
  SMR: does not hold
  • A would gain by moving to deal, and nothing deters it.
  
  SEQ: holds
  • A would like to move to deal, but then B moves to walkout.
  
  SSEQ: does not hold
  • A would gain by moving to deal, and nothing deters it.
  GMR ends with no change of preferences.
  SEQ ends with 1 step in preferences, no fewer: B puts walkout down by 1.
  Preferences as written in circle.yaml; 3 states, 2 decision makers.
  $ sed -i 's/\[talks, deal\]\]}/[walkout, deal]]}/' circle.yaml
  $ travaux stability circle.yaml
  travaux: circle.yaml:7:33: 'deal' is preferred to 'walkout' here, and elsewhere the other way round
  [3]

Ctrl-C ends long work at once, and says so.

  $ cat > many.yaml <<EOF
  > decision_makers:
  > $(for m in 1 2 3 4 5 6 7; do echo "  - {name: M$m, options: [o$m]}"; done)
  >   - {name: M8, options: [o8, o9, o10, o11]}
  > options: [$(seq 11 | sed 's/.*/{key: o&},/')]
  > preferences:
  > $(for m in 1 2 3 4 5 6 7 8; do echo "  M$m: {weights: {o$m: 1}}"; done)
  > EOF
  $ timeout --foreground --preserve-status --signal=INT 3 \
  >   env --default-signal=INT travaux stability coalitions many.yaml
  travaux: stopped as asked; nothing was computed to the end, and nothing written
  [130]
