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
  $ travaux add missing.yaml
  $ printf 'date: [2026' > broken.yaml
  $ travaux add broken.yaml
  $ printf 'date: 2026-03-20\nnames: {A: [\377]}\n' > bytes.yaml
  $ travaux add bytes.yaml
  $ travaux verify

A room that cannot be made leaves nothing behind:

  $ travaux new other.room wrong.yaml
  $ ls *.room*

What is no room, or is not there:

  $ travaux state herald-1.txt
  $ travaux state nowhere.room
  $ printf 'SQLite format 3\000garbage' > bad.room
  $ travaux state bad.room
  $ rm bad.room

What a view does not have:

  $ travaux state --as XX
  $ travaux state --on yesterday
  $ travaux state --at 00
  $ travaux point dams
  $ travaux party XX
  $ travaux statements --person nobody
  $ travaux history nothing
  $ travaux add later.yaml --by AL
