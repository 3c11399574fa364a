Which packages a room's parties could accept, on what the room records. Only
packages and the viewer's own utility are shown.

  $ export TRAVAUX_NOW=2026-04-01T10:00:00Z TRAVAUX_SEED=wage
  $ wage="$TESTDIR/../../examples/wage"
  $ travaux new "$wage/wage.yaml" > made

Before anything is estimated, nothing is computed:

  $ travaux deal
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  no recorded preferences: nothing computed
  • DRIVERS: no estimate on record
  • TARN: no estimate on record
  • WORKSHOP: no estimate on record
  
  SOURCES
  1 source, 1 independent; no passage marked garbled.
  Assumed:
  • The works council advises and need not consent
  [1]

With the office's estimates, which only the mediator may read:

  $ travaux add "$wage/wage-2.yaml" "$wage/wage-3.yaml" > added
  $ travaux deal --as TARN | sed -n 3,7p
  no recorded preferences: nothing computed
  • DRIVERS: no estimate on record
  • TARN: no estimate on record
  • WORKSHOP: no estimate on record
  
  $ travaux deal
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  46368 packages, 2532 of them acceptable to all; 600 utility vectors are
  efficient, 273 of them acceptable to all.
  
  rule                           package
  Nash                           pay=4, hours=36, duration=two-years,
                                 notice=four-weeks, night=quarter, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  egalitarian                    pay=4.8, hours=36.75, duration=two-years,
                                 notice=four-weeks, night=quarter, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  leximin                        pay=4.8, hours=36.75, duration=two-years,
                                 notice=four-weeks, night=quarter, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  Kalai-Smorodinsky              pay=4, hours=36.75, duration=two-years,
                                 notice=four-weeks, night=quarter, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  the same, global ideal         pay=4, hours=38, duration=two-years,
                                 notice=four-weeks, night=quarter, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  largest sum                    pay=5.2, hours=35, duration=two-years,
                                 notice=four-weeks, night=third, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  largest relative sum           pay=5.2, hours=35, duration=two-years,
                                 notice=four-weeks, night=third, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  largest sum, even if rejected  pay=8, hours=35, duration=two-years,
                                 notice=four-weeks, night=third, breaks=paid,
                                 training=five-days, workshop=contracted,
                                 pension=raised
  Certificate checked: 970 dropped partial packages and 600 efficient points gone
  over; exact.
  
  What this rests on
  • pay is looked at in 23 steps from 0 to 8, exact at every number on record
  • hours is looked at in 21 steps from 35 to 40, exact at every number on record
  • breaks stays as agreed: paid
  • canteen is withdrawn
  • not held against any package: WORKSHOP:workshop only if every job is
    guaranteed until 2030
  • DRIVERS: an estimate by Per Holm (reported)
  • TARN: an estimate by Per Holm (reported)
  • WORKSHOP: an estimate by Per Holm (reported)
  
  SOURCES
  2 sources, 2 independent; no passage marked garbled.
  Assumed:
  • The works council advises and need not consent

What the text on the table lacks, by its key, and what would have to change:

  $ travaux deal why draft:text-1
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  
  pay=4, hours=37, duration=two-years, notice=four-weeks, night=quarter,
  breaks=paid, training=five-days, workshop=in-house, pension=as-now
  • DRIVERS: accepts
  • TARN: accepts
  • WORKSHOP: accepts
  • runs into TARN:workshop=in-house
  
  Changes after which all accept, and what each then gets more              1 of 1
  
  change
  workshop=contracted
  
  What this rests on
  • pay is looked at in 23 steps from 0 to 8, exact at every number on record
  • hours is looked at in 21 steps from 35 to 40, exact at every number on record
  • breaks stays as agreed: paid
  • canteen is withdrawn
  • not held against any package: WORKSHOP:workshop only if every job is
    guaranteed until 2030
  • DRIVERS: an estimate by Per Holm (reported)
  • TARN: an estimate by Per Holm (reported)
  • WORKSHOP: an estimate by Per Holm (reported)
  
  SOURCES
  2 sources, 2 independent; no passage marked garbled.
  Assumed:
  • The works council advises and need not consent
  [1]
  $ travaux deal compare draft:text-1 --json | grep -A 30 '"changes"'
        "changes": {
          "nash": {
            "hours": "36",
            "workshop": "contracted",
            "pension": "raised"
          },
          "egalitarian": {
            "pay": "4.8",
            "hours": "36.75",
            "workshop": "contracted",
            "pension": "raised"
          },
          "leximin": {
            "pay": "4.8",
            "hours": "36.75",
            "workshop": "contracted",
            "pension": "raised"
          },
          "kalai_smorodinsky": {
            "hours": "36.75",
            "workshop": "contracted",
            "pension": "raised"
          },
          "max_welfare": {
            "pay": "5.2",
            "hours": "35",
            "night": "third",
            "workshop": "contracted",
            "pension": "raised"
          },
          "relative_welfare": {
  $ travaux deal frontier --json | grep -c package
  274
  $ travaux deal utility wage.room 17 | head -8
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  
  number  package
  17      pay=0, hours=35, duration=one-year, notice=four-weeks, night=quarter,
          breaks=paid, training=three-days, workshop=in-house, pension=raised
  
  What this rests on

Numbers that a package names are looked at, too; a package settles all points:

  $ travaux deal why wage.room pay=3.75,hours=37,duration=two-years,notice=four-weeks,night=quarter,breaks=paid,training=five-days,workshop=contracted,pension=as-now | head -9
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  
  pay=3.75, hours=37, duration=two-years, notice=four-weeks, night=quarter,
  breaks=paid, training=five-days, workshop=contracted, pension=as-now
  • DRIVERS: accepts
  • TARN: accepts
  • WORKSHOP: accepts
  • runs into DRIVERS:duration only if Pay: 4 to 8 %
  $ travaux deal why wage.room pay=3.75,hours=37
  travaux: point 'duration' is not settled; a package settles all points
  [2]
  $ travaux deal why draft:offer
  travaux: draft:offer says 'unpaid' of point 'breaks', which is none of its options
  [1]
  $ travaux deal why draft:none
  travaux: there is no draft:none in this view
  [1]

Red lines that conflict with one another, and what would open a deal:

  $ travaux deal why --red-line "WORKSHOP:workshop=contracted" | sed -n 3,12p
  No package is acceptable to all. These demands cannot be met together:
  • the red line TARN:workshop=in-house; the red line WORKSHOP:workshop=contracted
  
  Smallest single concessions that open a deal
  • the red line TARN:workshop=in-house: give it up
  • the red line WORKSHOP:workshop=contracted: give it up
  
  What this rests on
  • pay is looked at in 23 steps from 0 to 8, exact at every number on record
  • hours is looked at in 21 steps from 35 to 40, exact at every number on record

A party sees its own utility, and nobody else's:

  $ cat > told.yaml <<'END'
  > date: 2026-03-26
  > estimates:
  >   - {party: A, by: A, grade: declared, reservation: 0.5, weights: {p: 0.6, q: 0.4},
  >      values: {p: {x: 1, y: 0.2}, q: {x: 0, y: 1}}}
  >   - {party: B, by: B, grade: declared, reservation: 0.3, weights: {p: 0.5, q: 0.5},
  >      values: {p: {x: 0, y: 1}, q: {x: 1, y: 0.7}}}
  > END
  $ cat > small.yaml <<'END'
  > room: small
  > title: A small room
  > date: 2026-03-25
  > audience: parties
  > owner: mediator
  > consent: [A, B]
  > parties: {A: {name: Party A, role: party}, B: {name: Party B, role: party}}
  > points:
  >   p: {title: P, options: {x: X, y: Y}}
  >   q: {title: Q, options: {x: X, y: Y}}
  >   r: {title: R, options: {x: X, y: Y}}
  > END
  $ travaux new small.yaml > made
  $ travaux add small.room told.yaml > added
  $ travaux deal small.room --as A
  A small room                           on and known 1 Apr 2026 · as A may see it
  4 packages, 3 of them acceptable to all; 4 utility vectors are efficient, 3 of
  them acceptable to all.
  
  rule                                A  package
  Nash                           1.0000  p=x, q=y
  egalitarian                    0.6000  p=x, q=x
  leximin                        0.6000  p=x, q=x
  Kalai-Smorodinsky              0.6000  p=x, q=x
  the same, global ideal         0.6000  p=x, q=x
  largest sum                    0.5200  p=y, q=y
  largest relative sum           1.0000  p=x, q=y
  largest sum, even if rejected  0.5200  p=y, q=y
  Certificate checked: 0 dropped partial packages and 4 efficient points gone
  over; exact.
  
  What this rests on
  • r is left open: not every party's weight and values are recorded
  • A: an estimate by Party A (declared)
  • B: an estimate by Party B (declared)
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  $ travaux deal small.room --as A --json | grep -A 12 '"nash"'
    "nash": [
      {
        "value": null,
        "packages": [
          {
            "p": "x",
            "q": "y"
          }
        ],
        "package_count": 1,
        "utilities": {
          "A": 1
        }
  $ travaux deal why small.room p=x,q=x --as B
  A small room                           on and known 1 Apr 2026 · as B may see it
  
  p=x, q=x
  • A: accepts
  • B: 0.5000, accepts (wants at least 0.3000)
  
  What this rests on
  • r is left open: not every party's weight and values are recorded
  • A: an estimate by Party A (declared)
  • B: an estimate by Party B (declared)
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.

An exercise fills in what is not recorded, and says so on every line:

  $ travaux deal small.room --exercise
  model exercise: A small room           on and known 1 Apr 2026 · mediator's view
  model exercise: 8 packages, 6 of them acceptable to all; 4 utility vectors are
  efficient, 3 of them acceptable to all.
  
  rule                                           package
  model exercise: Nash                           p=x, q=y, r=x|y
  model exercise: egalitarian                    p=x, q=x, r=x|y
  model exercise: leximin                        p=x, q=x, r=x|y
  model exercise: Kalai-Smorodinsky              p=x, q=x, r=x|y
  model exercise: the same, global ideal         p=x, q=x, r=x|y
  model exercise: largest sum                    p=y, q=y, r=x|y
  model exercise: largest relative sum           p=x, q=y, r=x|y
  model exercise: largest sum, even if rejected  p=y, q=y, r=x|y
  model exercise: Certificate checked: 0 dropped partial packages and 4 efficient
  points gone over; exact.
  
  model exercise: What this rests on
  • model exercise: what a stance is worth is assumed: an interval of the mapping
  • model exercise: A: an estimate by Party A (declared)
  • model exercise: B: an estimate by Party B (declared)
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.

Stances alone give intervals: what is certain, possible, impossible; and who
should be asked about what next:

  $ cat > stances.yaml <<'END'
  > room: stances
  > title: Stances only
  > date: 2026-03-25
  > audience: parties
  > owner: mediator
  > consent: [A, B]
  > parties: {A: {name: Party A, role: party}, B: {name: Party B, role: party}}
  > points:
  >   p: {title: P, options: {x: X, y: Y}}
  >   q: {title: Q, options: {x: X, y: Y}}
  > positions:
  >   - {party: A, point: p, stances: {x: accepts, y: rejects}, grade: declared}
  >   - {party: A, point: q, stances: {x: prefers}, grade: declared}
  >   - {party: B, point: p, stances: {x: accepts}, grade: declared}
  > END
  $ travaux new stances.yaml > made
  $ travaux deal stances.room
  Stances only                           on and known 1 Apr 2026 · mediator's view
  no recorded preferences: nothing computed
  • A: no estimate on record
  • B: no estimate on record
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  [1]
  $ travaux deal likely stances.room p=x,q=x p=y,q=x
  Stances only                           on and known 1 Apr 2026 · mediator's view
  Of 4 packages, acceptance by all is certain for 0, possible for 2 and impossible
  for 2.
  
  p=x, q=x                                                                possible
  • A: certain
  • B: possible
  
  p=y, q=x                                                              impossible
  • A: impossible
  • B: possible
  • runs into A:p=y
  
  What this rests on
  • A: how it weighs the points is not on record, or not of all
  • B: how it weighs the points is not on record, or not of all
  • what a stance is worth is assumed: an interval of the mapping
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  $ travaux deal likely stances.room p=x,q=y --exercise | grep exercise
  model exercise: Stances only           on and known 1 Apr 2026 · mediator's view
  model exercise: Of 4 packages, acceptance by all is certain for 0, possible for
  model exercise: p=x, q=y                                                possible
  • model exercise: A: possible
  • model exercise: B: possible
  • model exercise: all accept in 5545 of 10000 draws
  model exercise: What this rests on
  • model exercise: A: how it weighs the points is not on record, or not of all
  • model exercise: B: how it weighs the points is not on record, or not of all
  • model exercise: what a stance is worth is assumed: an interval of the mapping
  $ travaux deal ask stances.room
  Stances only                           on and known 1 Apr 2026 · mediator's view
  Ask B about q next: an answer could settle 2 of 2 packages for it.
  
  whom  about  packages it could settle
  B     q                             2
  A     q                             1
  A     p                             0
  B     p                             0
  
  What this rests on
  • A: how it weighs the points is not on record, or not of all
  • B: how it weighs the points is not on record, or not of all
  • what a stance is worth is assumed: an interval of the mapping
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  $ echo 'none: [0.5, 1]' > mapping.yaml
  $ travaux deal likely stances.room p=x,q=y --mapping mapping.yaml | sed -n 2,6p
  Of 4 packages, acceptance by all is certain for 2, possible for 0 and impossible
  for 2.
  
  p=x, q=y                                                                 certain
  • A: certain
  $ echo 'none: [1, 0]' > mapping.yaml
  $ travaux deal ask stances.room --mapping mapping.yaml
  travaux: mapping.yaml:1:1: 'none' needs two numbers from 0 to 1, the smaller first: [0.5, 1]
  [3]
  $ echo 'nothing: [0, 1]' > mapping.yaml
  $ travaux deal ask stances.room --mapping mapping.yaml
  travaux: mapping.yaml:1:1: 'nothing' is no stance on an option; write demands, prefers, accepts, accepts-if, resists, rejects, silent, none or reservation
  [3]

Where votes decide, approval is what may be possible or certain, and who cannot
matter is not asked:

  $ travaux deal likely stances.room p=x,q=x p=y,q=x --votes A=2 --quota 2
  Stances only                           on and known 1 Apr 2026 · mediator's view
  • Approved where votes reach 2: A (2), B (1).
  Of 4 packages, approval is certain for 1, possible for 1 and impossible for 2.
  
  p=x, q=x                                                                 certain
  • A: certain
  • B: possible
  
  p=y, q=x                                                              impossible
  • A: impossible
  • B: possible
  • runs into A:p=y
  
  What this rests on
  • A: how it weighs the points is not on record, or not of all
  • B: how it weighs the points is not on record, or not of all
  • what a stance is worth is assumed: an interval of the mapping
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  $ travaux deal likely stances.room p=x,q=y --quota 1 --exercise | grep draws
  • model exercise: approved in 9351 of 10000 draws
  $ travaux deal ask stances.room --votes B=2 --quota 2 | sed -n 1,7p
  Stances only                           on and known 1 Apr 2026 · mediator's view
  • Approved where votes reach 2: A (1), B (2).
  Ask B about q next: an answer could settle 2 of 4 packages for it.
  
  whom  about  packages it could settle
  B     q                             2
  B     p                             0
  $ travaux deal ask stances.room --consent p=A --consent q=A --json | grep -c party
  2
  $ travaux deal why stances.room --quota 3 --exercise | sed -n 1,4p
  model exercise: Stances only           on and known 1 Apr 2026 · mediator's view
  • model exercise: Approved where votes reach 3: A (1), B (1).
  model exercise: No package can be approved: not even the votes of all parties
  are enough.
  $ travaux deal why stances.room --quota 1 --exercise | sed -n 1,3p
  model exercise: Stances only           on and known 1 Apr 2026 · mediator's view
  • model exercise: Approved where votes reach 1: A (1), B (1).
  model exercise: Some package is approved.

Nobody is asked where nothing is on record of somebody:

  $ sed -i '/party: B, point/d; s/^room: .*/room: silent/' stances.yaml
  $ travaux new stances.yaml > made
  $ travaux deal ask silent.room
  Stances only                           on and known 1 Apr 2026 · mediator's view
  no recorded preferences: nothing computed
  • B: no estimate and no stance on record
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
  [1]
  $ travaux deal ask silent.room --exercise | head -8
  model exercise: Stances only           on and known 1 Apr 2026 · mediator's view
  model exercise: Ask A about q next: an answer could settle 1 of 2 packages for
  it.
  
  whom               about  packages it could settle
  model exercise: A  q                             1
  model exercise: B  p                             0
  model exercise: B  q                             0

Who can approve with whom, and who would be left out:

  $ travaux deal coalitions wage.room | head -30
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  Without whom no votes suffice: DRIVERS, TARN, WORKSHOP. In all that approve and
  can agree: DRIVERS, TARN, WORKSHOP.
  
  parties                 can                 package                  rejected by
  DRIVERS, TARN           agree, not approve  pay=4, hours=37,         nobody
                                              duration=two-years,
                                              notice=four-weeks,
                                              night=third,
                                              breaks=paid,
                                              training=five-days,
                                              workshop=contracted,
                                              pension=as-now
  DRIVERS, WORKSHOP       agree, not approve  pay=8, hours=35,         TARN
                                              duration=two-years,
                                              notice=four-weeks,
                                              night=third,
                                              breaks=paid,
                                              training=five-days,
                                              workshop=in-house,
                                              pension=raised
  TARN, WORKSHOP          agree, not approve  pay=3.5, hours=37,       DRIVERS
                                              duration=two-years,
                                              notice=four-weeks,
                                              night=quarter,
                                              breaks=paid,
                                              training=five-days,
                                              workshop=contracted,
                                              pension=raised
  $ travaux deal coalitions wage.room --votes TARN=2 --quota 3 | sed -n 3,7p
  • Approved where votes reach 3: DRIVERS (1), TARN (2), WORKSHOP (1).
  Without whom no votes suffice: TARN. In all that approve and can agree: TARN.
  
  parties                 can                 package                  rejected by
  DRIVERS, TARN           agree and approve   pay=4, hours=37,         nobody
  $ travaux deal coalitions wage.room --votes NOBODY=2
  travaux: 'NOBODY=2' is no PARTY=number of a party here, from 0
  [2]
  $ travaux deal coalitions wage.room --quota 0
  travaux: --quota needs a number above 0; found '0'
  [2]
  $ travaux deal coalitions "$TESTDIR/../../examples/wage-domain" --votes union=2 --quota 2
  domain
  • Approved where votes reach 2: employer (1), union (2).
  Without whom no votes suffice: union. In all that approve and can agree: union.
  
  parties          can                package                          rejected by
  union            agree and approve  wage increase=4.0 %, one-off     employer
                                      payment=1,500, term=12 months,
                                      weekly hours=38, training
                                      leave=5 days
  employer, union  agree and approve  wage increase=3.0 %, one-off     nobody
                                      payment=500, term=30 months,
                                      weekly hours=38.5, training
                                      leave=5 days

Votes count in every verb, point by point:

  $ travaux deal wage.room --votes TARN=2 --quota 2 | sed -n 1,8p
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  • Approved where votes reach 2: DRIVERS (1), TARN (2), WORKSHOP (1).
  46368 packages, 20741 of them approved; 1426 utility vectors are efficient, 1426
  of them approved.
  
  rule                           package
  Nash                           pay=4, hours=37, duration=two-years,
  $ travaux deal frontier wage.room --votes TARN=2 --quota 3 --json | grep -E "approved|rational_size"
    "pareto_rational_size": 678,
      "approved": true,
  $ travaux deal why wage.room --votes TARN=2 --quota 4 | sed -n 3,4p
  • Approved where votes reach 4: DRIVERS (1), TARN (2), WORKSHOP (1).
  Some package is approved.
  $ travaux deal why wage.room --quota 2 pay=8,hours=35,duration=two-years,notice=four-weeks,night=third,breaks=paid,training=five-days,workshop=in-house,pension=raised | sed -n 3,11p
  • Approved where votes reach 2: DRIVERS (1), TARN (1), WORKSHOP (1).
  
  pay=8, hours=35, duration=two-years, notice=four-weeks, night=third,
  breaks=paid, training=five-days, workshop=in-house, pension=raised
  • DRIVERS: accepts
  • TARN: rejects
  • WORKSHOP: accepts
  • runs into TARN:workshop=in-house
  
  $ travaux deal wage.room --quota 5 | grep -i package
  46368 packages, 0 of them approved; 600 utility vectors are efficient, 0 of them
  rule                           package
  No package is approved; 'travaux deal why' tells why.
  Certificate checked: 970 dropped partial packages and 600 efficient points gone
  • not held against any package: WORKSHOP:workshop only if every job is
  $ travaux deal wage.room --consent nothing=TARN
  travaux: there is no point at 'nothing=TARN'; write point=option,...
  [2]
  $ travaux deal wage.room --quota nothing=1
  travaux: --quota needs a number above 0; found 'nothing=1'
  [2]

The best by a rule, one after another; the same of files, and at a later time:

  $ travaux deal best wage.room --rule egalitarian --count 2 | sed -n 3,12p
  
  place  package
  1      pay=4.8, hours=36.75, duration=two-years, notice=four-weeks,
         night=quarter, breaks=paid, training=five-days, workshop=contracted,
         pension=raised
  2      pay=4.4, hours=36.25, duration=two-years, notice=four-weeks,
         night=quarter, breaks=paid, training=five-days, workshop=contracted,
         pension=raised
  
  What this rests on
  $ cp -r "$TESTDIR/../../examples/wage-domain" .
  $ travaux deal best wage-domain --count 3
  domain
  
  place  employer   union  package
  1        0.6280  0.5730  wage increase=3.0 %, one-off payment=500, term=30
                           months, weekly hours=38.5, training leave=5 days
  2        0.6280  0.5730  wage increase=3.0 %, one-off payment=500, term=24
                           months, weekly hours=38.5, training leave=2 days
  3        0.6240  0.5760  wage increase=3.0 %, one-off payment=none, term=24
                           months, weekly hours=38.5, training leave=5 days
  $ travaux deal best wage-domain --rule leximin --count 2
  domain
  
  place  employer   union  package
  1        0.6240  0.5760  wage increase=3.0 %, one-off payment=none, term=24
                           months, weekly hours=38.5, training leave=5 days
  2        0.6280  0.5730  wage increase=3.0 %, one-off payment=500, term=24
                           months, weekly hours=38.5, training leave=2 days
  $ travaux deal best wage-domain --rule welfare --count 1 --json
  {
    "parties": [
      "employer",
      "union"
    ],
    "best": [
      {
        "value": 1.209,
        "packages": {
          "wage increase": "3.0 %",
          "one-off payment": "500",
          "term": "24 months",
          "weekly hours": "38.5",
          "training leave": "5 days"
        },
        "package_count": 1,
        "utilities": [
          0.5880000000000001,
          0.6209999999999999
        ]
      }
    ],
    "complete": false
  }
  $ travaux deal best wage-domain --rule fair
  travaux: --rule: 'fair' is not one of nash, egalitarian, leximin, kalai-smorodinsky, welfare, relative-welfare
  [2]
  $ travaux deal best wage-domain --count 0
  travaux: --count needs a whole number from 1 to 10,000
  [2]
  $ travaux deal wage-domain --time 0.5 | sed -n 1,9p
  domain
  960 packages, 438 of them acceptable to all; 62 utility vectors are efficient,
  27 of them acceptable to all.
  
  rule                           employer   union  package
  Nash                             0.6280  0.5730  wage increase=3.0 %, one-off
                                                   payment=500, term=30 months,
                                                   weekly hours=38.5, training
                                                   leave=5 days
  $ travaux deal wage-domain --epsilon 0.1 | sed -n '1,4p;$p'
  domain
  960 packages, 438 of them acceptable to all; 62 utility vectors are efficient,
  27 of them acceptable to all.
  
  over; exact.
  $ travaux deal wage-domain --epsilon 2
  travaux: --epsilon needs a number from 0.000001 to 1
  [2]

A reservation package instead of a value; both formats out and in again:

  $ keep="wage increase=3.0 %,one-off payment=none,term=18 months,weekly hours=39,training leave=2 days"
  $ travaux deal wage-domain --reservation "union:$keep" | sed -n 2,3p
  960 packages, 237 of them acceptable to all; 62 utility vectors are efficient,
  18 of them acceptable to all.
  $ travaux deal export wage-domain --to out
  domain
  • out/0-domain.xml
  • out/employer.xml
  • out/union.xml
  $ travaux deal wage-domain --json > before
  $ travaux deal out --json | diff before - && echo the same
  the same
  $ travaux deal export wage-domain --to out
  travaux: 'out' is there already and was left alone; choose another name
  [3]
  $ travaux deal export wage-domain --to web --format geniusweb
  travaux: GeniusWeb gives a reservation value as a package, and none is known that is worth 'employer' just that; write GENIUS instead, or name a package by --reservation
  [3]
  $ travaux deal export wage-domain --to web2 --format geniusweb --reservation "union:$keep" --reservation "employer:$keep"
  domain
  • web2/0-domain.json
  • web2/employer.json
  • web2/union.json
  $ travaux deal wage-domain --reservation "union:$keep" --reservation "employer:$keep" | tail -n +2 > before
  $ travaux deal web2 | tail -n +2 | diff before - && echo the same
  the same
  $ travaux deal export wage.room --to room
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  • room/0-domain.xml
  Red lines, conditions and links are not written: the format does not know them.
  
  What this rests on
  • pay is looked at in 23 steps from 0 to 8, exact at every number on record
  • hours is looked at in 21 steps from 35 to 40, exact at every number on record
  • breaks stays as agreed: paid
  • canteen is withdrawn
  • not held against any package: WORKSHOP:workshop only if every job is
    guaranteed until 2030
  • DRIVERS: an estimate by Per Holm (reported)
  • TARN: an estimate by Per Holm (reported)
  • WORKSHOP: an estimate by Per Holm (reported)
  
  SOURCES
  2 sources, 2 independent; no passage marked garbled.
  Assumed:
  • The works council advises and need not consent
  $ travaux deal export small.room --as A --to own
  A small room                           on and known 1 Apr 2026 · as A may see it
  • own/0-domain.xml
  • own/A.xml
  
  What this rests on
  • r is left open: not every party's weight and values are recorded
  • A: an estimate by Party A (declared)
  • B: an estimate by Party B (declared)
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.

The mapping that is shipped to be edited answers as the one built in:

  $ travaux deal likely wage.room > built-in; travaux deal likely wage.room --mapping "$TESTDIR/../../examples/stances.yaml" | diff built-in - && sed -n 1,4p built-in
  Wage agreement at Tarn Valley Transport
                                         on and known 1 Apr 2026 · mediator's view
  Of 46368 packages, acceptance by all is certain for 2532, possible for 0 and
  impossible for 43836.
