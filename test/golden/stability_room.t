A room as a conflict: who carries a point out can go back on it; what is
rejected, and estimates, are the preferences.

  $ export TRAVAUX_NOW=2026-05-05T10:00:00Z TRAVAUX_SEED=works
  $ travaux new "$TESTDIR/../../examples/works/works.yaml" > made
  $ travaux stability works.room
  Stability · Overtime at Elm Works      on and known 5 May 2026 · mediator's view
  
  State                                                  Nash  GMR  SMR  SEQ  SSEQ
  Pay: 2 %, Overtime: Worked when asked, Repairs: Own          yes  yes  yes  yes
  workshop
  text-1 (Pay: 3 %, Overtime: Worked when asked,               yes  yes  yes  yes
  Repairs: Own workshop)
  Pay: 2 %, Overtime: Voluntary, Repairs: Contracted     yes   yes  yes  yes  yes
  out
  Nash: nobody gains by a move. GMR: every gain can be answered so that it is
  none. SMR: and cannot be regained. SEQ, SSEQ: the same, but others answer only
  where they gain themselves.
  
  What holds Pay: 2 %, Overtime: Worked when asked, Repairs: Own workshop
  • ELM would like to move to Repairs: Contracted out, but then UNION moves to
    Overtime: Voluntary.
  • ELM would like to move to Pay: 3 %, Repairs: Contracted out, but then UNION
    moves to Overtime: Voluntary.
  • UNION would like to move to Overtime: Voluntary, but then ELM moves to
    Repairs: Contracted out.
  
  What holds text-1 (Pay: 3 %, Overtime: Worked when asked, Repairs: Own workshop)
  • ELM would like to move to Pay: 2 %, but then UNION moves to Overtime:
    Voluntary.
  • ELM would like to move to Pay: 2 %, Repairs: Contracted out, but then UNION
    moves to Overtime: Voluntary.
  • ELM would like to move to Repairs: Contracted out, but then UNION moves to
    Overtime: Voluntary.
  • UNION would like to move to Overtime: Voluntary, but then ELM moves to Pay: 2
    %, Repairs: Contracted out.
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  estimate by Ada Moss (reported); UNION: what it rejects, then the estimate by
  Ada Moss (reported).
  
  Left out
  • Duration: not recorded who carries it out
  
  SOURCES
  1 source, 1 independent; no passage marked garbled.

One state: by its draft, by what it settles, by its letters.

  $ travaux stability state works text-1
  Stability of a state · Overtime at Elm Works
                                         on and known 5 May 2026 · mediator's view
  text-1 (Pay: 3 %, Overtime: Worked when asked, Repairs: Own workshop)
  
  Nash: does not hold
  • ELM would gain by moving to Pay: 2 %, and nothing deters it.
  • ELM would gain by moving to Pay: 2 %, Repairs: Contracted out, and nothing
    deters it.
  • ELM would gain by moving to Repairs: Contracted out, and nothing deters it.
  • UNION would gain by moving to Overtime: Voluntary, and nothing deters it.
  
  GMR: holds
  • ELM would like to move to Pay: 2 %, but then UNION moves to Overtime:
    Voluntary.
  • ELM would like to move to Pay: 2 %, Repairs: Contracted out, but then UNION
    moves to Overtime: Voluntary.
  • ELM would like to move to Repairs: Contracted out, but then UNION moves to
    Overtime: Voluntary.
  • UNION would like to move to Overtime: Voluntary, but then ELM moves to Pay: 2
    %, Repairs: Contracted out.
  
  SMR: holds
  The same as under GMR.
  
  SEQ: holds
  The same as under GMR.
  
  SSEQ: holds
  The same as under GMR.
  GMR ends with 2 steps in preferences, no fewer: ELM puts text-1 down by 2.
  SMR ends with 2 steps in preferences, no fewer: ELM puts text-1 down by 2.
  SEQ ends with 2 steps in preferences, no fewer: ELM puts text-1 down by 2.
  SSEQ ends with 2 steps in preferences, no fewer: ELM puts text-1 down by 2.
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  estimate by Ada Moss (reported); UNION: what it rejects, then the estimate by
  Ada Moss (reported).
  
  Left out
  • Duration: not recorded who carries it out
  
  SOURCES
  1 source, 1 independent; no passage marked garbled.
  $ travaux stability state works.room pay=3.0,overtime=worked,repairs=in-house --json > by-words
  $ travaux stability state NYNYNYN --json > by-letters
  $ cmp by-words by-letters
  $ travaux stability path offer text-1 | sed -n '4,9p'
  • ELM moves to Pay: 3 %, Repairs: Own workshop
  
  By moves that the mover gains by
  There is no such path.
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  estimate by Ada Moss (reported); UNION: what it rejects, then the estimate by
  $ travaux stability guarantee claim | sed -n '/^claim/,/^10/p'
  claim (Pay: 4 %, Overtime: Voluntary, Repairs: Own workshop)
  It does not hold under SEQ.
  
  Commitments that cannot be undone
  • ELM binds itself to Pay: 4 %
  
  Answers to promise
  • Should ELM move to Pay: 2 %, there has to be a new sanction: UNION moves to
    Pay: 4 %.
  • Should ELM move to Pay: 3 %, there has to be a new sanction: UNION moves to
    Pay: 4 %.
  • Should ELM move to Pay: 2 %, Repairs: Contracted out, there has to be a new
    sanction: UNION moves to Pay: 4 %, Repairs: Own workshop.
  • Should ELM move to Pay: 3 %, Repairs: Contracted out, there has to be a new
    sanction: UNION moves to Pay: 4 %, Repairs: Own workshop.
  If these are believed, it holds.
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  $ travaux stability guarantee text-1 --concept nash | sed -n '/^text-1/,/^10/p'
  text-1 (Pay: 3 %, Overtime: Worked when asked, Repairs: Own workshop)
  It does not hold under Nash.
  
  Commitments that cannot be undone
  • ELM binds itself not to take Pay: 2 %; and UNION binds itself to Overtime:
    Worked when asked; and ELM binds itself to Repairs: Own workshop
  • ELM binds itself to Pay: 3 %; and UNION binds itself to Overtime: Worked when
    asked; and ELM binds itself to Repairs: Own workshop
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  $ travaux stability coalitions | sed -n '3,9p'
  State                                                     Who would move it away
  Pay: 2 %, Overtime: Worked when asked, Repairs: Own       nobody
  workshop
  text-1 (Pay: 3 %, Overtime: Worked when asked, Repairs:   nobody
  Own workshop)
  Pay: 4 %, Overtime: Worked when asked, Repairs: Own       ELM; ELM, UNION
  workshop
  $ travaux stability inverse text-1 --concept nash | sed -n '3,7p'
  text-1 (Pay: 3 %, Overtime: Worked when asked, Repairs: Own workshop)
  Nash would take 5 steps in preferences, no fewer: ELM puts Pay: 2 %, Overtime:
  Worked when asked, Repairs: Own workshop up by 1; ELM puts text-1 up by 1; ELM
  puts offer down by 1; UNION puts text-1 up by 1; UNION puts Pay: 3 %, Overtime:
  Voluntary, Repairs: Own workshop down by 1.
  $ travaux stability --json | sed -n '2,30p'
    "room": "works",
    "view": {
      "on": "2026-05-05",
      "known": "2026-05-05",
      "at": null,
      "viewer": "mediator"
    },
    "options": [
      "pay=2",
      "pay=3",
      "pay=4",
      "overtime=worked",
      "overtime=voluntary",
      "repairs=in-house",
      "repairs=contracted"
    ],
    "estimates": {
      "ELM": "elm-by-moss",
      "UNION": "union-by-moss"
    },
    "left_out": [
      "Duration: not recorded who carries it out"
    ],
    "name": "Overtime at Elm Works",
    "decision_makers": [
      "ELM",
      "UNION"
    ],
    "states": [

What is no state, and what cannot be chosen.

  $ travaux stability state text-2
  travaux: 'text-2' is no state, draft or package here; write a state as point=value,point=value
  [2]
  $ travaux stability state pay=3
  travaux: 'pay=3' gives no value for overtime; write the state as point=value,point=value
  [2]
  $ travaux stability state pay=3,overtime=never
  travaux: on overtime there is no 'never' here; there are: worked, voluntary
  [2]
  $ travaux stability state pay=3,pay=2
  travaux: 'pay=3,pay=2' gives two values for pay; write the state as point=value,point=value
  [2]
  $ travaux stability state peace=yes
  travaux: 'peace' is no point of this conflict
  [2]
  $ cp "$TESTDIR/../../examples/conflicts/prisoners.yaml" .
  $ travaux stability prisoners.yaml --as ELM
  travaux: 'prisoners.yaml' is a conflict file; --on, --known, --at, --as and --estimates are for rooms
  [2]

Nothing is filled in: without what is recorded, nothing is computed.

  $ cat > silent.yaml <<EOF
  > date: 2026-05-05
  > estimates:
  >   - {key: other, party: ELM, by: UNION, audience: [mediator], weights: {pay: 1, overtime: 0, repairs: 0}, values: {pay: {"0": 1, "6": 0}}}
  > EOF
  $ travaux add works.room silent.yaml
  works.room: added 1 estimate.
  $ travaux stability works.room
  travaux: estimates of ELM stand side by side (elm-by-moss, other); choose with --estimates a key, or whose estimates they are
  [1]
  $ travaux stability works.room --as ELM | sed -n '/^10/,/^Left/p'
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  estimate by Ada Moss (reported); UNION: what it rejects, then the estimate by
  Ada Moss (reported).
  
  Left out
  $ travaux stability works.room --estimates elm-by-moss | sed -n '/^10/,/^Left/p'
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  estimate by Ada Moss (reported); UNION: what it rejects, then the estimate by
  Ada Moss (reported).
  
  Left out
  $ travaux stability works.room --estimates UNION | sed -n '3,6p'
  State                                                  Nash  GMR  SMR  SEQ  SSEQ
  Pay: 2 %, Overtime: Worked when asked, Repairs: Own          yes  yes
  workshop
  Pay: 2 %, Overtime: Voluntary, Repairs: Own workshop   yes   yes  yes  yes  yes
  $ travaux retract works.room estimate:union-by-moss --why "withdrawn" > made
  $ travaux stability works.room --estimates moss | sed -n '/^10/,/^Left/p'
  10 states, 2 decision makers. Preferences: ELM: what it rejects, then the
  estimate by Ada Moss (reported); UNION: what it rejects.
  
  Left out
  $ travaux retract works.room position:UNION/repairs/contracted --why "withdrawn" > made
  $ travaux stability works.room --estimates moss
  travaux: no recorded preferences: nothing computed; missing: UNION: an estimate, or something it rejects
  [1]
  $ travaux stability works.room --as public
  travaux: no recorded preferences: nothing computed
  [1]
  $ cat > small.yaml <<EOF
  > room: small
  > title: Nothing on record
  > date: 2026-05-05
  > audience: public
  > parties: {A: {name: A, role: party}}
  > points: {p: {title: P, options: {x: X, y: Y}, carried-out-by: A}}
  > EOF
  $ travaux new small.yaml > made
  $ travaux stability small.room
  travaux: no recorded preferences: nothing computed
  [1]
