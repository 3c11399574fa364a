The wage agreement: positions are declared by the parties, they move from one
session to the next, and what is confidential stays so.

  $ export TRAVAUX_NOW=2026-04-01T10:00:00Z TRAVAUX_SEED=wage
  $ wage="$TESTDIR/../../examples/wage"
  $ travaux new "$wage/wage.yaml" > made
  $ travaux add "$wage/wage-2.yaml" "$wage/wage-3.yaml"
  wage.room: added 3 meetings, 1 draft, 1 sight, 1 source, 5 statements, 15
  positions, 2 acts, 1 withdrawn, 1 commitment, 1 finding, 3 estimates, 1
  deadline.
  Keys made for entries without one: sight:48c43cb3, act:e6e26113, act:d2217793,
  withdrawn:4c58f2fe, finding:2965cfcd, estimate:6c847df6, estimate:d28b9259,
  estimate:f6dadb46

After the first session, and now, as one party may see it:

  $ travaux state --as TARN --on 2026-03-10 --known 2026-04-01 | sed -n '/POINTS/,/^$/p'
      POINTS          A says     B says      C says     where it stands
  ✗≠  Pay             6 %        2 %         4 %        no option left
  ○≠  Weekly hours    35 h       39 h        37 h       open; DRIVERS accepts 35
                                                        to 37 h; TARN accepts 38
                                                        to 40 h; WORKSHOP accepts
                                                        35 to 38 h (all declared)
  ○≠  Duration        One year   Three       Two years  open; DRIVERS prefers One
                                 years                  year, resists Three years;
                                                        TARN prefers Three years,
                                                        accepts Two years, rejects
                                                        One year; WORKSHOP accepts
                                                        One year, Two years (all
                                                        declared)
  ○≠  Roster notice   Four       Two weeks   Four       open; DRIVERS prefers Four
                      weeks                  weeks      weeks, resists Two weeks;
                                                        TARN prefers Two weeks,
                                                        resists Four weeks;
                                                        WORKSHOP accepts Four
                                                        weeks (all declared)
  ○≠  Night           A third    A quarter   A quarter  open; DRIVERS prefers A
      allowance                                         third, resists A quarter;
                                                        TARN accepts A quarter,
                                                        resists A third; WORKSHOP
                                                        accepts A quarter, A third
                                                        (all declared)
  ○≠  Breaks          Paid       Unpaid      Paid       open; DRIVERS prefers
                                                        Paid; TARN prefers Unpaid,
                                                        resists Paid (all
                                                        declared)
  ○≠  Training        Five days  Three days  Five days  open; DRIVERS accepts Five
                      a year     a year      a year     days a year; TARN prefers
                                                        Three days a year;
                                                        WORKSHOP prefers Five days
                                                        a year (all declared)
  ✗≠  Workshop        Own        Contracted  Own        no option left; Own
                      workshop   out         workshop   workshop rejected by TARN
                                                        (implied); Contracted out
                                                        rejected by WORKSHOP
                                                        (implied)
  …≠  Pension         One point  As now      As now     no stance on record
                      more
  …≠  Canteen         Free       Prices      –          no stance on record
                      meals      frozen
  ≠ texts differ
  
  $ travaux state --as TARN | sed -n '/POINTS/,/^$/p'
      POINTS          A says     B says      C says     where it stands
  ◐≠  Pay             6 %        2 %         4 %        accepted on conditions: 4
                                                        to 4.8 %; TARN, if
                                                        Duration: Two years
  ●≠  Weekly hours    35 h       39 h        37 h       all accept, on record: 37
                                                        to 37.5 h
  ◐≠  Duration        One year   Three       Two years  accepted on conditions:
                                 years                  Two years; DRIVERS, if
                                                        Pay: 4 to 8 %
  ◐≠  Roster notice   Four       Two weeks   Four       accepted on conditions:
                      weeks                  weeks      Four weeks; TARN, if
                                                        Duration: Two years
  ○≠  Night           A third    A quarter   A quarter  open; DRIVERS prefers A
      allowance                                         third, resists A quarter;
                                                        TARN accepts A quarter,
                                                        resists A third; WORKSHOP
                                                        accepts A quarter, A third
                                                        (all declared)
  ✓≠  Breaks          Paid       Unpaid      Paid       agreed: Paid
  ●≠  Training        Five days  Three days  Five days  all accept, on record:
                      a year     a year      a year     Five days a year
  ✗≠  Workshop        Own        Contracted  Own        no option left; Own
                      workshop   out         workshop   workshop rejected by TARN
                                                        (implied); Contracted out
                                                        rejected by WORKSHOP
                                                        (implied)
  …≠  Pension         One point  As now      As now     no stance on record
                      more
  –≠  Canteen         Free       Prices      –          withdrawn
                      meals      frozen
  ≠ texts differ
  

The mediator knows what the workshop union said in confidence; the company,
and the public, do not:

  $ travaux state | sed -n '/Workshop  /,/Pension/p'
  ◐≠  Workshop        Own        Contracted  Own        accepted on conditions:
                      workshop   out         workshop   Contracted out; WORKSHOP,
                                                        if every job is guaranteed
                                                        until 2030
  …≠  Pension         One point  As now      As now     no stance on record
  $ travaux point workshop --as TARN | head -3
  Workshop                            on and known 1 Apr 2026 · as TARN may see it
  ✗ no option left; Own workshop rejected by TARN (implied); Contracted out
  rejected by WORKSHOP (implied)
  $ travaux history workshop --as public
  travaux: nothing in this view has the key 'workshop'; positions are written PARTY/POINT/OPTION
  [1]
  $ travaux statements --as public
  STATEMENTS                                 on and known 1 Apr 2026 · public view
  No statement of this view is such a one.
  [1]

What moved on pay:

  $ travaux history position:TARN/pay
  position TARN/pay                      on and known 1 Apr 2026 · mediator's view
  bd61bd11  25 Mar      accepts 0 to 3.8 %,         declared  holds     1 Apr
            2026        accepts on conditions 3.8                       2026,
                        to 4.8 %                                        mediator
  c04dcae5  24 Mar      accepts 0 to 3.2 %,         declared  replaced  1 Apr
            2026        accepts on conditions 3.2                       2026,
                        to 4.4 %                                        mediator
  1a5a4471  4 Mar 2026  accepts 0 to 2.5 %,         declared  replaced  1 Apr
                        rejects every other number                      2026,
                                                                        mediator
  $ travaux history position:TARN/pay --as DRIVERS
  position TARN/pay                on and known 1 Apr 2026 · as DRIVERS may see it
  c04dcae5  24 Mar      accepts 0 to 3.2 %,         declared  holds     1 Apr
            2026        accepts on conditions 3.2                       2026,
                        to 4.4 %                                        mediator
  1a5a4471  4 Mar 2026  accepts 0 to 2.5 %,         declared  replaced  1 Apr
                        rejects every other number                      2026,
                                                                        mediator
  $ travaux party TARN --as TARN
  Tarn Valley Transport               on and known 1 Apr 2026 · as TARN may see it
  
  PEOPLE
  Olav Brand  personnel director
  
  STANCES
  Pay              accepts 0 to 3.8 %                declared            25 Mar
  Weekly hours     accepts 37 to 40 h                declared            24 Mar
  Duration         rejects One year                  declared            4 Mar
  Duration         accepts Two years                 declared            4 Mar
  Duration         prefers Three years               declared            4 Mar
  Roster notice    prefers Two weeks                 declared            4 Mar
  Roster notice    accepts on conditions Four weeks  declared            24 Mar
  Night allowance  accepts A quarter                 declared            4 Mar
  Night allowance  resists A third                   declared            4 Mar
  Breaks           accepts Paid                      declared            24 Mar
  Breaks           prefers Unpaid                    declared            4 Mar
  Training         prefers Three days a year         declared            4 Mar
  Training         accepts Five days a year          declared            24 Mar
  Workshop         rejects Own workshop              declared (implied)  4 Mar
  Workshop         demands Contracted out            declared            4 Mar
  
  ON TEXTS AS A WHOLE
  Single text of the mediator  for it in principle  declared  24 Mar
  
  STATEMENTS                                        4 of 4 shown, the latest first
  24 Mar  Brand, Tarn        that the company would pay      Duration    own words
          Valley Transport   3.2, and up to 4.4 “if we know  and Pay
                             where we stand for two years.”
  24 Mar  Brand, Tarn        that “one more session does                 own words
          Valley Transport   it,”
  4 Mar   Brand, Tarn        that “every point above three   Pay         own words
          Valley Transport   is a bus we do not buy.”
  4 Mar   Brand, Tarn        would not say whether the       Workshop    reported
          Valley Transport   contractor had been chosen
