A view is what held on a date, as known by a date, after a commit, for one
viewer. All four in a room of three commits.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_SEED=views
  $ TRAVAUX_NOW=2026-03-12T10:00:00Z travaux new varda.yaml --json > made.json
  $ TRAVAUX_NOW=2026-03-19T10:00:00Z travaux add later.yaml
  varda.room: added 1 source, 3 statements, 2 positions.
  $ cat > secret.yaml <<'END'
  > date: 2026-03-20
  > positions:
  >   - {party: AL, point: dam, stances: {go: rejects}, inferred: {by: desk, why: overheard}, audience: [mediator]}
  > END
  $ TRAVAUX_NOW=2026-03-20T10:00:00Z travaux add secret.yaml
  varda.room: added 1 position.
  $ export TRAVAUX_NOW=2026-03-21T10:00:00Z
  $ points() { travaux state "$@" --json | python3 -c 'import json, sys
  > for p in json.load(sys.stdin)["points"]: print(p["key"], p["status"], *p["options"])'; }

On a date:

  $ points
  minimum-flow conditional guaranteed
  flow-number silent
  dam open
  fund silent
  $ points --on 2026-03-16
  minimum-flow open
  flow-number silent
  dam silent
  fund silent
  $ points --on 2026-03-09
  minimum-flow silent
  flow-number silent
  dam silent
  fund silent

As known by a date: what a source of the 18th tells was not known before.

  $ points --known 2026-03-17
  minimum-flow open
  flow-number silent
  dam silent
  fund silent
  $ points --known 2026-03-12T09:00:00Z
  minimum-flow open
  flow-number silent
  dam silent
  fund silent

As a viewer: what is for the mediator alone changes nothing for others.

  $ travaux history position:AL/dam/go
  position AL/dam/go                     on and known 21 Mar 2026 · analyst's view
  b7d6294b  20 Mar 2026  rejects: Filling goes on  inferred  holds  20 Mar 2026,
                                                                    mediator
  $ travaux history position:AL/dam/go --as AL
  travaux: nothing in this view has the key 'position:AL/dam/go'; positions are written PARTY/POINT/OPTION
  [1]
  $ travaux export --as public | wc -l
  57
  $ travaux export | wc -l
  58

After a commit, which only who may read all may name:

  $ first=$(python3 -c 'import json; print(json.load(open("made.json"))["commit"])')
  $ points --at "$first"
  minimum-flow open
  flow-number silent
  dam silent
  fund silent
  $ travaux state --as public --at "$first"
  travaux: commits are shown only to a mediator who may read the whole room; leave --at out
  [2]
