Deals from files: which packages all parties could accept, which are
efficient and fair; why another is not; what is refused.

  $ cp -r "$TESTDIR"/../../examples/wage-domain .
  $ travaux deal wage-domain
  domain
  960 packages, 438 of them acceptable to all; 62 utility vectors are efficient,
  27 of them acceptable to all.
  
  rule                           employer   union  package
  Nash                             0.6280  0.5730  wage increase=3.0 %, one-off
                                                   payment=500, term=30 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  egalitarian                      0.6240  0.5760  wage increase=3.0 %, one-off
                                                   payment=none, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  leximin                          0.6240  0.5760  wage increase=3.0 %, one-off
                                                   payment=none, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  Kalai-Smorodinsky                0.6240  0.5760  wage increase=3.0 %, one-off
                                                   payment=none, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  the same, global ideal           0.6240  0.5760  wage increase=3.0 %, one-off
                                                   payment=none, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  largest sum                      0.5880  0.6210  wage increase=3.0 %, one-off
                                                   payment=500, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  largest relative sum             0.5880  0.6210  wage increase=3.0 %, one-off
                                                   payment=500, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  largest sum, even if rejected    0.5880  0.6210  wage increase=3.0 %, one-off
                                                   payment=500, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  Certificate checked: 141 dropped partial packages and 62 efficient points gone
  over; exact.

The files may be named one by one, in any order; the parties keep it:

  $ travaux deal frontier wage-domain/union.xml wage-domain/domain.xml \
  >   wage-domain/employer.xml --width 100
  domain
  
  number   union  employer  package
  704     0.7510    0.4520  wage increase=3.5 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=5 days
  500     0.7200    0.4720  wage increase=3.0 %, one-off payment=1,000, term=18 months, weekly
                            hours=38.5, training leave=5 days
  656     0.7160    0.4880  wage increase=3.5 %, one-off payment=500, term=24 months, weekly
                            hours=38.5, training leave=5 days
  703     0.7030    0.4920  wage increase=3.5 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=2 days
  452     0.6850    0.5080  wage increase=3.0 %, one-off payment=500, term=18 months, weekly
                            hours=38.5, training leave=5 days
  499     0.6720    0.5120  wage increase=3.0 %, one-off payment=1,000, term=18 months, weekly
                            hours=38.5, training leave=2 days
  608     0.6710    0.5240  wage increase=3.5 %, one-off payment=none, term=24 months, weekly
                            hours=38.5, training leave=5 days
  655     0.6680    0.5280  wage increase=3.5 %, one-off payment=500, term=24 months, weekly
                            hours=38.5, training leave=2 days
  512     0.6560    0.5520  wage increase=3.0 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=5 days
  607     0.6230    0.5640  wage increase=3.5 %, one-off payment=none, term=24 months, weekly
                            hours=38.5, training leave=2 days
  464     0.6210    0.5880  wage increase=3.0 %, one-off payment=500, term=24 months, weekly
                            hours=38.5, training leave=5 days
  511     0.6080    0.5920  wage increase=3.0 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=2 days
  416     0.5760    0.6240  wage increase=3.0 %, one-off payment=none, term=24 months, weekly
                            hours=38.5, training leave=5 days
  463     0.5730    0.6280  wage increase=3.0 %, one-off payment=500, term=24 months, weekly
                            hours=38.5, training leave=2 days
  523     0.5600    0.6320  wage increase=3.0 %, one-off payment=1,000, term=30 months, weekly
                            hours=38.5, training leave=2 days
  320     0.5420    0.6440  wage increase=2.5 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=5 days
  415     0.5280    0.6640  wage increase=3.0 %, one-off payment=none, term=24 months, weekly
                            hours=38.5, training leave=2 days
  475     0.5250    0.6680  wage increase=3.0 %, one-off payment=500, term=30 months, weekly
                            hours=38.5, training leave=2 days
  272     0.5070    0.6800  wage increase=2.5 %, one-off payment=500, term=24 months, weekly
                            hours=38.5, training leave=5 days
  319     0.4940    0.6840  wage increase=2.5 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=2 days
  427     0.4800    0.7040  wage increase=3.0 %, one-off payment=none, term=30 months, weekly
                            hours=38.5, training leave=2 days
  224     0.4620    0.7160  wage increase=2.5 %, one-off payment=none, term=24 months, weekly
                            hours=38.5, training leave=5 days
  271     0.4590    0.7200  wage increase=2.5 %, one-off payment=500, term=24 months, weekly
                            hours=38.5, training leave=2 days
  331     0.4460    0.7240  wage increase=2.5 %, one-off payment=1,000, term=30 months, weekly
                            hours=38.5, training leave=2 days
  128     0.4280    0.7320  wage increase=2.0 %, one-off payment=1,000, term=24 months, weekly
                            hours=38.5, training leave=5 days
  223     0.4140    0.7560  wage increase=2.5 %, one-off payment=none, term=24 months, weekly
                            hours=38.5, training leave=2 days
  283     0.4110    0.7600  wage increase=2.5 %, one-off payment=500, term=30 months, weekly
                            hours=38.5, training leave=2 days

Packages are named by number or in words:

  $ travaux deal utility wage-domain 0 283
  domain
  
  number  employer   union  package
  0         0.8000  0.1600  wage increase=2.0 %, one-off payment=none, term=12
                            months, weekly hours=40, training leave=none
  283       0.7600  0.4110  wage increase=2.5 %, one-off payment=500, term=30
                            months, weekly hours=38.5, training leave=2 days
  $ travaux deal utility wage-domain --json "wage increase=2.5 %,one-off payment=1,000,term=30 months,weekly hours=38.5,training leave=2 days"
  {
    "parties": [
      "employer",
      "union"
    ],
    "reservation": [
      0.45,
      0.4
    ],
    "packages": [
      {
        "number": 331,
        "package": {
          "wage increase": "2.5 %",
          "one-off payment": "1,000",
          "term": "30 months",
          "weekly hours": "38.5",
          "training leave": "2 days"
        },
        "utilities": [
          0.724,
          0.446
        ],
        "accepted_by": [
          "employer",
          "union"
        ],
        "barred_by": null
      }
    ]
  }
  $ travaux deal compare wage-domain 331 400
  domain
  
  wage increase=2.5 %, one-off payment=1,000, term=30 months, weekly hours=38.5,
  training leave=2 days                                                 all accept
  
  number  employer   union
  331       0.7240  0.4460
  
  What would have to change to reach
  Nash                  wage increase=3.0 %, one-off payment=500, training leave=5
                        days
  egalitarian           wage increase=3.0 %, one-off payment=none, term=24 months,
                        training leave=5 days
  leximin               wage increase=3.0 %, one-off payment=none, term=24 months,
                        training leave=5 days
  Kalai-Smorodinsky     wage increase=3.0 %, one-off payment=none, term=24 months,
                        training leave=5 days
  largest sum           wage increase=3.0 %, one-off payment=500, term=24 months,
                        training leave=5 days
  largest relative sum  wage increase=3.0 %, one-off payment=500, term=24 months,
                        training leave=5 days
  
  wage increase=3.0 %, one-off payment=none, term=18 months, weekly hours=39,
  training leave=2 days                                                 all accept
  
  number  employer   union
  400       0.6240  0.5200
  
  What would have to change to reach
  Nash                  one-off payment=500, term=24 months, weekly hours=38.5
  egalitarian           term=24 months, weekly hours=38.5, training leave=5 days
  leximin               term=24 months, weekly hours=38.5, training leave=5 days
  Kalai-Smorodinsky     term=24 months, weekly hours=38.5, training leave=5 days
  largest sum           one-off payment=500, term=24 months, weekly hours=38.5,
                        training leave=5 days
  largest relative sum  one-off payment=500, term=24 months, weekly hours=38.5,
                        training leave=5 days
  
  Better for all
  
  number  employer   union  package
  475       0.6680  0.5250  wage increase=3.0 %, one-off payment=500, term=30
                            months, weekly hours=38.5, training leave=2 days
  428       0.6640  0.5280  wage increase=3.0 %, one-off payment=none, term=30
                            months, weekly hours=38.5, training leave=5 days
  320       0.6440  0.5420  wage increase=2.5 %, one-off payment=1,000, term=24
                            months, weekly hours=38.5, training leave=5 days
  523       0.6320  0.5600  wage increase=3.0 %, one-off payment=1,000, term=30
                            months, weekly hours=38.5, training leave=2 days
  476       0.6280  0.5730  wage increase=3.0 %, one-off payment=500, term=30
                            months, weekly hours=38.5, training leave=5 days
  5 of 6

What a package needs, with a red line and links:

  $ travaux deal why wage-domain 0 --red-line "union:wage increase=2.0 %" \
  >   --excludes "wage increase=4.0 %,weekly hours=38" \
  >   --requires "training leave=5 days,term=30 months"
  domain
  
  wage increase=2.0 %, one-off payment=none, term=12 months, weekly hours=40,
  training leave=none
  • employer: 0.8000, accepts (wants at least 0.4500)
  • union: 0.1600, rejects (wants at least 0.4000; 0.2400 is missing)
  • runs into union:wage increase=2.0 %
  
  Changes after which all accept, and what each then gets more              1 of 1
  
  change               employer   union
  wage increase=3.5 %   -0.2800  0.3230
  
  Trades that leave nobody worse, and what each gets more                   2 of 2
  
  change                               employer   union
  wage increase=3.0 %, term=30 months    0.0200  0.0680
  wage increase=2.5 %, term=24 months    0.0720  0.0020
  [1]

Where there is no deal: what conflicts, and what would open one:

  $ sed -i 's/reservation value="0.45"/reservation value="0.9"/' wage-domain/employer.xml
  $ travaux deal wage-domain
  domain
  960 packages, 0 of them acceptable to all; 62 utility vectors are efficient, 0
  of them acceptable to all.
  
  rule                           employer   union  package
  largest sum, even if rejected    0.5880  0.6210  wage increase=3.0 %, one-off
                                                   payment=500, term=24 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  No package is acceptable to all; 'travaux deal why' tells why.
  Certificate checked: 141 dropped partial packages and 62 efficient points gone
  over; exact.
  [1]
  $ travaux deal why wage-domain
  domain
  No package is acceptable to all. These demands cannot be met together:
  • employer wants at least 0.9000; union wants at least 0.4000
  
  Smallest single concessions that open a deal
  • employer wants at least 0.9000: lower by 0.1400
  • union wants at least 0.4000: lower by 0.2200
  • every party: lower by 0.0880
  [1]
  $ travaux deal why wage-domain --json
  {
    "possible": false,
    "conflicts": [
      [
        {
          "party": "employer",
          "reservation": 0.9
        },
        {
          "party": "union",
          "reservation": 0.4
        }
      ]
    ],
    "all_conflicts": true,
    "openings": [
      {
        "party": "employer",
        "reservation": 0.9,
        "lowered_by": 0.13999999999999935
      },
      {
        "party": "union",
        "reservation": 0.4,
        "lowered_by": 0.2200000000000003
      }
    ],
    "lowered_by_all": 0.08799999999999975
  }
  [1]

Refused:

  $ travaux deal utility wage-domain 960
  travaux: there is no package 960; there are 960, numbered from 0
  [2]
  $ travaux deal utility wage-domain "term=12 months"
  travaux: point 'wage increase' is not settled; a package settles all points
  [2]
  $ travaux deal utility wage-domain
  travaux: which package? give its number, or point=option,... for all points
  [2]
  $ travaux deal wage-domain/union.xml
  travaux: none of the files is a domain; give the file whose root is <negotiation_template>, or the JSON with issuesValues
  [3]
  $ travaux deal wage-domain/domain.xml
  travaux: none of the files is a preference profile; give at least one file whose root is <utility_space>, or a JSON profile
  [3]
  $ travaux deal some.room
  travaux: there is no file 'some.room'
  [3]
  $ sed -i '/value="39"/d' wage-domain/union.xml
  $ travaux deal wage-domain
  travaux: wage-domain/union.xml:29:0: the profile is incomplete: issue 'weekly hours' has no <item> for the value '39'
  [3]
  $ sed -i 's/evaluation="78"/evaluation="null"/' wage-domain/employer.xml
  $ travaux deal wage-domain
  travaux: wage-domain/employer.xml:12:0: the profile is incomplete: <item> '2.5 %' of issue 'wage increase' has no evaluation
  [3]
