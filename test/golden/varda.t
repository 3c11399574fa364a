The sample brief of the format: a room made of it, and what each verb tells.
The files stand in test/golden/varda; clock and salts are fixed.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda

A room is made once, and never over another:

  $ travaux new varda.yaml
  $ travaux new varda.yaml
  $ ls

The first screen, by default of today, and of an earlier day:

  $ travaux state
  $ travaux state --on 2026-03-09 | head -3
  $ travaux state --known 2026-03-10 | head -3

One point, one party, the ledger:

  $ travaux point minimum-flow
  $ travaux point flow-number
  $ travaux party BO
  $ travaux statements
  $ travaux statements --party AL --point dam
  $ travaux statements --person okan --search flow
  $ travaux statements --source herald-1 --outlook --limit 1
  $ travaux statements --from 2026-03-12

What the same brief adds again: nothing. A later one adds, and replaces:

  $ travaux add varda.yaml
  $ travaux add later.yaml
  $ travaux state --as public | sed -n '/POINTS/,/^$/p;/BOTH WAYS/,/^$/p'
  $ travaux history position:AL/minimum-flow/guaranteed
  $ travaux history dam

The record itself:

  $ travaux verify
  $ travaux export | head -2
  $ travaux export | wc -l
