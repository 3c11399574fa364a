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
  Certificate checked: 664 dropped partial packages and 600 efficient points gone
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
  • runs into DRIVERS:duration only if Pay: 4 to 8
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
  • model exercise: A: an estimate by Party A (declared)
  • model exercise: B: an estimate by Party B (declared)
  
  SOURCES
  0 sources, 0 independent; no passage marked garbled.
