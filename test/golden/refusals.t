What is refused, in which words, and that nothing was changed by it.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made

Every mistake of a brief is told at once, with its place:

  $ cat > wrong.yaml <<'END'
  > date: 2026-03-20
  > points:
  >   fish: {title: Fish, optoins: {yes: Yes}}
  > statements:
  >   x1: {by: okann, cue: said, words: a, about: [damm], source: herald-1}
  > positions:
  >   - {party: BO, point: dam, stances: {pauze: accepts}, basis: [s1]}
  > END
  $ travaux add wrong.yaml
  travaux: wrong.yaml:3:23: point 'fish' has no field 'optoins'; did you mean 'options'? It takes title, options, range, unit, terms, group, consent, carried-out-by
  travaux: wrong.yaml:5:12: by: there is no party, person, coalition or body 'okann'; did you mean 'okan'?
  travaux: wrong.yaml:5:48: about: there is no meeting, point or draft 'damm'; did you mean 'dam'?
  travaux: wrong.yaml:7:39: option: point 'dam' has no option 'pauze'; it has pause, go
  [3]
  $ travaux add missing.yaml
  travaux: cannot open 'missing.yaml': No such file or directory
  [3]
  $ printf 'date: [2026' > broken.yaml
  $ travaux add broken.yaml
  travaux: broken.yaml:2:1: YAML: did not find expected ',' or ']'
  [3]
  $ printf 'date: 2026-03-20\nnames: {A: [\377]}\n' > bytes.yaml
  $ travaux add bytes.yaml
  travaux: bytes.yaml:2:13: byte 29 is not UTF-8; save the file as UTF-8
  [3]
  $ travaux verify
  varda.room is whole: 49 records in 1 commit, 2 source files.

A room that cannot be made leaves nothing behind:

  $ travaux new other.room wrong.yaml
  travaux: wrong.yaml:1:1: a new room needs a key; write room: some-words, title and audience
  travaux: wrong.yaml:3:23: point 'fish' has no field 'optoins'; did you mean 'options'? It takes title, options, range, unit, terms, group, consent, carried-out-by
  travaux: wrong.yaml:5:12: by: there is no party, person, coalition or body 'okann'; add it, or correct the key
  travaux: wrong.yaml:5:48: about: there is no meeting, point or draft 'damm'; add it, or correct the key
  travaux: wrong.yaml:5:63: source: there is no source 'herald-1'; add it, or correct the key
  travaux: wrong.yaml:7:13: party: there is no party or coalition 'BO'; add it, or correct the key
  travaux: wrong.yaml:7:24: point: there is no point 'dam'; add it, or correct the key
  travaux: wrong.yaml:7:64: basis: there is no meeting, clause, amendment, account, sight, statement, understanding, act, event or finding 's1'; did you mean 'x1'?
  [3]
  $ ls *.room*
  varda.room

What is no room, or is not there:

  $ travaux state herald-1.txt
  travaux: 'herald-1.txt' is no room; this folder holds varda.room
  [2]
  $ travaux state nowhere.room
  travaux: there is no file 'nowhere.room'
  [3]
  $ travaux add varda.room nowhere.yaml
  travaux: cannot open 'nowhere.yaml': No such file or directory
  [3]

A refusal is one line, but on a terminal, where it is wrapped between words:

  $ script -qec 'stty cols 50; travaux moved' /dev/null < /dev/null | tr -d '\r'
  travaux: --since is missing: the earlier date;
  usage: travaux moved [<room>] --since DATE
  [--limit NUMBER] [--on DATE] [--known DATE] [--at
  TEXT] [--as PARTY]
  $ travaux moved
  travaux: --since is missing: the earlier date; usage: travaux moved [<room>] --since DATE [--limit NUMBER] [--on DATE] [--known DATE] [--at TEXT] [--as PARTY]
  [2]
  $ printf 'SQLite format 3\000garbage' > bad.room
  $ travaux state bad.room
  travaux: 'bad.room' is not a room
  [3]
  $ rm bad.room

What a view does not have:

  $ travaux state --as XX
  travaux: 'XX' is no viewer here; write mediator, public, or one of the parties: AL, BO, CE, DB
  [2]
  $ travaux state --on yesterday
  travaux: --on: 'yesterday' is not a date; write 2025, 2025-11, 2025-11-25, 2025-11-24/2025-11-25, ../2025-11-23, 2025-11-23/.. or unknown
  [2]
  $ travaux state --at 00
  travaux: there is no commit '00'; 'travaux log' lists them
  [2]
  $ travaux point dams
  travaux: there is no point 'dams' in this view; did you mean 'dam'?
  [1]
  $ travaux party XX
  travaux: there is no party or coalition 'XX' in this view; there are: AL, BO, CE, DB, basin
  [1]
  $ travaux statements --person nobody
  travaux: there is no person 'nobody' in this view; there are: rin, okan, sule, voss, mair, desk
  [1]
  $ travaux history nothing
  travaux: nothing in this view has the key 'nothing'; positions are written PARTY/POINT/OPTION
  [1]
  $ travaux add later.yaml --by XX
  travaux: 'XX' is no viewer here; write mediator, public, or one of the parties: AL, BO, CE, DB
  [2]

A party enters what it may, not the room itself:

  $ printf 'date: 2026-03-20\ntitle: Another\n' > title.yaml
  $ travaux add title.yaml --by AL
  travaux: title.yaml:2:1: room: only the mediator may enter this, not AL; have the owner add it
  [3]
  $ travaux add title.yaml
  varda.room: added 1 room.

Several briefs are taken together or not at all, each as one commit:

  $ printf 'date: 2026-03-20\nparties:\n  EE: {name: E, role: observer}\n' > good.yaml
  $ travaux verify
  varda.room is whole: 50 records in 2 commits, 2 source files.
  $ travaux add good.yaml wrong.yaml
  travaux: wrong.yaml:3:23: point 'fish' has no field 'optoins'; did you mean 'options'? It takes title, options, range, unit, terms, group, consent, carried-out-by
  travaux: wrong.yaml:5:12: by: there is no party, person, coalition or body 'okann'; did you mean 'okan'?
  travaux: wrong.yaml:5:48: about: there is no meeting, point or draft 'damm'; did you mean 'dam'?
  travaux: wrong.yaml:7:39: option: point 'dam' has no option 'pauze'; it has pause, go
  travaux: nothing was recorded of the other briefs either: all are taken, or none
  [3]
  $ travaux add good.yaml no-such.yaml
  travaux: cannot open 'no-such.yaml': No such file or directory
  travaux: nothing was recorded of the other briefs either: all are taken, or none
  [3]
  $ travaux party EE
  travaux: there is no party or coalition 'EE' in this view; did you mean 'CE'?
  [1]
  $ travaux verify
  varda.room is whole: 50 records in 2 commits, 2 source files.

What one brief adds, the next may name:

  $ printf 'date: 2026-03-20\npositions:\n  - {party: EE, point: dam, stances: {pause: accepts}, inferred: {by: AL, why: test}}\n' > next.yaml
  $ travaux add good.yaml good.yaml next.yaml
  varda.room: added 1 party, 1 position.
  varda.room: 1 entry was there already, word for word, and was not stored again.
  $ travaux verify
  varda.room is whole: 52 records in 4 commits, 2 source files.

A brief that is added does not change who may read the room:

  $ printf 'date: 2026-03-21\naudience: parties\n' > audience.yaml
  $ travaux add audience.yaml
  travaux: audience.yaml:2:11: audience: the room's is 'public', which a brief added to it does not change; write it at the entries that are meant, or 'travaux correct room:varda audience=...'
  [3]
  $ printf 'date: 2026-03-21\naudience: public\n' > audience.yaml
  $ travaux add audience.yaml
  varda.room: 1 entry was there already, word for word, and was not stored again.
  $ travaux correct room:varda audience=parties --why decided
  varda.room: added 1 room.
  • It takes the place of room:varda, entered by mediator on 2026-03-20 (id
    be5a6dd3)

A time that ends before it begins is refused:

  $ travaux moved --since 2026-03-13 --on 2026-03-12
  travaux: --since 2026-03-13 is later than 2026-03-12, the date of the view; give an earlier one, or a later --on
  [2]
  $ travaux brief --since 2026-03-13 --on 2026-03-12
  travaux: --since 2026-03-13 is later than 2026-03-12, the date of the view; give an earlier one, or a later --on
  [2]
