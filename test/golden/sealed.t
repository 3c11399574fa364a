Sealed preferences: a party's weights and reservation value, which only its
passphrase opens. Passphrases are asked for, and come from the standard input
here.

  $ cp "$TESTDIR"/../../examples/wage/* . 2> /dev/null
  [1]
  $ cp -r "$TESTDIR"/../../examples/wage/sealed .
  $ export TRAVAUX_NOW=2026-03-26T10:00:00Z TRAVAUX_SEED=wage
  $ travaux new wage.yaml > made && travaux add wage-2.yaml wage-3.yaml > made
  $ phrase='correct horse battery'
  $ seal() { printf "$phrase\n$phrase\n" | travaux preference seal "$@" 2> /dev/null; }

The key stands in the access file, which has to be there.

  $ travaux preference seal sealed/tarn.yaml --by TARN < /dev/null
  travaux: 'wage.room' has no access file; 'travaux access add ROOM NAME --role mediator' makes one
  [2]
  $ printf "$phrase\n$phrase\n" | travaux access add lund --role mediator > made 2>&1
  $ travaux preference seal sealed/tarn.yaml < /dev/null
  travaux: --by is missing: who does it: mediator, or a party's key (the owner, if left out); usage: travaux preference seal [<room>] <file> --by PARTY [--new-key]
  [2]
  $ printf 'short\n' | travaux preference seal sealed/tarn.yaml --by TARN
  New passphrase of TARN; nobody can restore it: 
  travaux: a password has 12 to 1000 bytes
  [2]
  $ printf "$phrase\nanother passphrase\n" | travaux preference seal sealed/tarn.yaml --by TARN
  New passphrase of TARN; nobody can restore it: 
  Once more, for TARN: 
  travaux: the two passwords differ; nothing was changed
  [2]
  $ seal sealed/tarn.yaml --by TARN
  wage.room: added 1 preference.
  Nobody reads them without the passphrase; lost, they are sealed anew with
  --new-key.

What is wrong with a file is told as in any brief, and nothing is recorded.

  $ sed 's/pension: 0.05/pensoin: 0.05/' sealed/drivers.yaml > wrong.yaml
  $ seal wrong.yaml --by DRIVERS
  [3]
  $ printf "$phrase\n$phrase\n" | travaux preference seal wrong.yaml --by DRIVERS
  travaux: wrong.yaml:5:16: weights: there is no point 'pensoin'; did you mean 'pension'?
  [3]
  $ grep -v reservation sealed/drivers.yaml | travaux preference seal /dev/stdin --by DRIVERS
  travaux: preferences are a reservation value, weights and values: {reservation: 0.4, weights: {POINT: 0.5}, values: {POINT: {OPTION: 1}}}
  [3]
  $ travaux preference seal wrong.yaml --by DRIVERS --passphrase "$phrase"
  travaux: 'travaux preference seal' has no option '--passphrase'; 'travaux help preference seal' lists its options
  [2]

The record tells nothing; to the others it does not exist.

  $ travaux history preference:tarn --as DRIVERS
  travaux: nothing in this view has the key 'preference:tarn'; did you mean 'ravn'?
  [1]
  $ travaux export --as TARN | grep -c '"kind":"preference"'
  1
  $ travaux export --as mediator | grep '"kind":"preference"' | grep -c 0.35
  0
  [1]
  $ travaux preference show --by DRIVERS
  travaux: DRIVERS has sealed no preferences
  [1]
  $ echo "$phrase" | travaux preference show --by TARN 2> /dev/null | head -n 9
  Sealed preferences of TARN
  reservation                0.4
  breaks       weight       0.05
               paid          0.3
               unpaid          1
  duration     weight       0.15
               one-year        0
               three-years     1
               two-years     0.8
  $ echo "not the passphrase" | travaux preference show --by TARN
  Passphrase of TARN: 
  travaux: the passphrase is wrong
  [1]

The passphrase can be tried; nothing stays unlocked on the command line.

  $ echo "$phrase" | travaux preference unlock --by TARN 2> /dev/null
  The passphrase of TARN is right. Nothing stays unlocked on the command line:
  'deal sealed' asks for it.
  $ echo "not the passphrase" | travaux preference unlock --by TARN
  Passphrase of TARN: 
  travaux: the passphrase is wrong
  [1]
  $ travaux preference unlock --by TARN --for 0
  travaux: --for: '0' is not a number of minutes from 1 to 720
  [2]
  $ travaux preference lock --by TARN
  The preferences of TARN were not unlocked here.

A deal needs the preferences of all, and the mediator.

  $ travaux deal sealed
  travaux: all whose consent is needed have to seal their preferences first; missing: DRIVERS, WORKSHOP
  [1]
  $ seal sealed/drivers.yaml --by DRIVERS > made
  $ seal sealed/workshop.yaml --by WORKSHOP > made
  $ travaux deal sealed --by TARN
  travaux: only the mediator may do this
  [2]
  $ phrases() { printf "$phrase\n$phrase\n$phrase\n"; }
  $ printf "$phrase\nnot the passphrase\n" | travaux deal sealed
  Passphrase of DRIVERS: 
  Passphrase of TARN: 
  travaux: the passphrase is wrong
  [1]
  $ phrases | travaux deal sealed 2> /dev/null
  Wage agreement at Tarn Valley Transport
                                        on and known 26 Mar 2026 · mediator's view
  
  Packages by the rule 'nash', run 1
  • breaks=paid, duration=two-years, hours=37, night=quarter, notice=four-weeks,
    pay=4, pension=raised, training=five-days, workshop=contracted
  • pay is looked at in 23 steps from 0 to 8, exact at every number on record
  • hours is looked at in 21 steps from 35 to 40, exact at every number on record
  • breaks stays as agreed: paid
  • canteen is withdrawn
  • not held against any package: WORKSHOP:workshop only if every job is
    guaranteed until 2030
  Nobody else sees this before 'deal release ROOM 1'.
  $ travaux deal released --as DRIVERS
  Wage agreement at Tarn Valley Transport
                                  on and known 26 Mar 2026 · as DRIVERS may see it
  Nothing has been released.
  [1]

What the mediator releases, the parties see.

  $ travaux deal release 7
  travaux: there is no finished run '7'
  [1]
  $ travaux deal release 1 --to public
  travaux: not all of them may see the point 'breaks'; a package would tell of it
  [1]
  $ travaux deal release 1
  wage.room: added 1 release.
  $ travaux deal released --as DRIVERS
  Wage agreement at Tarn Valley Transport
                                  on and known 26 Mar 2026 · as DRIVERS may see it
  
  deal-1, by the rule 'nash'                                           26 Mar 2026
  • breaks=paid, duration=two-years, hours=37, night=quarter, notice=four-weeks,
    pay=4, pension=raised, training=five-days, workshop=contracted
  Chosen on preferences that the parties sealed.
  $ travaux deal released --as public
                                            on and known 26 Mar 2026 · public view
  Nothing has been released.
  [1]
  $ echo "$phrase" | travaux preference show --by TARN 2> /dev/null | tail -n 2
  Used by
  • 26 Mar 2026, 10:00 UTC  owner: deal sealed

Runs are few: five with one party's preferences in 24 hours, whatever the rule.

  $ for i in 2 3 4 5; do phrases | travaux deal sealed --rule leximin > made 2>&1; done
  $ phrases | travaux deal sealed 2>&1 | tail -n 1
  travaux: the preferences of DRIVERS were used 5 times within 24 hours; no more runs until later, so that packages do not tell the numbers
  $ phrases | TRAVAUX_NOW=2026-03-27T10:00:01Z travaux deal sealed 2> /dev/null | grep run
  Packages by the rule 'nash', run 6
  $ travaux access audit --json | grep -c 'deal sealed'
  6

Where votes decide, the answer says by which rule, also when it is released.

  $ export TRAVAUX_NOW=2026-03-29T10:00:00Z
  $ phrases | travaux deal sealed --votes TARN=2 --quota 3 2> /dev/null | sed -n 3,7p
  • Approved where votes reach 3: DRIVERS (1), TARN (2), WORKSHOP (1).
  
  Packages by the rule 'nash', run 7
  • breaks=paid, duration=two-years, hours=37, night=quarter, notice=four-weeks,
    pay=4, pension=raised, training=five-days, workshop=contracted
  $ travaux deal release 7 --to parties
  wage.room: added 1 release.
  $ travaux deal released --as DRIVERS | tail -n 5
  deal-7, by the rule 'nash'                                           29 Mar 2026
  • Approved where votes reach 3: DRIVERS (1), TARN (2), WORKSHOP (1).
  • breaks=paid, duration=two-years, hours=37, night=quarter, notice=four-weeks,
    pay=4, pension=raised, training=five-days, workshop=contracted
  Chosen on preferences that the parties sealed.
  $ phrases | travaux deal sealed --quota 9 2> /dev/null | grep -i package
  Packages by the rule 'nash', run 8
  There is no package that is approved.
  • not held against any package: WORKSHOP:workshop only if every job is
  $ export TRAVAUX_NOW=2026-03-26T10:00:00Z

A lost passphrase loses the preferences; the party seals them with a new key.

  $ phrase='another passphrase' seal sealed/tarn.yaml --by TARN
  [1]
  $ phrase='another passphrase'
  $ seal sealed/tarn.yaml --by TARN --new-key
  wage.room: added 1 preference.
  Nobody reads them without the passphrase; lost, they are sealed anew with
  --new-key.
  $ echo "$phrase" | travaux preference unlock --by TARN 2> /dev/null
  The passphrase of TARN is right. Nothing stays unlocked on the command line:
  'deal sealed' asks for it.
  $ travaux verify
  wage.room is whole: 116 records in 9 commits, 5 source files.
