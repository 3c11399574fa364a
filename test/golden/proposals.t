What was read becomes proposals; a person makes records of them.

  $ cp "$TESTDIR"/varda/* "$TESTDIR"/../data/read/agency.txt .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > new.txt

A source that the room holds already is known by its bytes; what is recorded
from it is not proposed again.

  $ travaux read herald-1.txt --room varda.room | tail -3
  through them.
  Of the 4 statements that the room has from herald-1, 4 were read as well.
  4 statements stand in the room already, recorded or proposed before.

A new one is kept whole. Its date is told by its text, the room, or --date.

  $ travaux read agency.txt --room varda.room
  travaux: agency.txt: no date of this source is known; give it with --date
  [3]
  $ travaux read agency.txt --room varda.room --publisher 'Lakeside Wire' --date 2026-03-15 | tail -2
  varda.room: 10 proposals of agency recorded; 'travaux review varda.room' walks
  through them.
  $ travaux proposals varda.room
  18 proposals to confirm or reject      on and known 20 Mar 2026 · analyst's view
  
  Key             Of         Sure   What is proposed
  herald-1-b230   statement  0.67   to have met Okan in recent weeks
  herald-1-b300   statement  0.832  the text guarantees the minimum flow in cubic
                                    metres
  herald-1-b389   statement  0.73   all of it
  herald-1-b400   statement  0.735  it to ask no more than best effort of anyone
  herald-1-b936   statement  0.509  about 100 million of it as compensation
  herald-1-b996   statement  0.887  what the two states settled in 2025
  herald-1-b1050  statement  0.801  what that was
  herald-1-b1103  statement  0.457  to have 17 points
  agency-b53      statement  0.968  that it would reopen the river crossing at
                                    Sall if Borsk withdraws its patrol boats
  agency-b180     statement  0.896  that the offer was "serious and limited in
                                    time"
  agency-b239     statement  0.924  that his government expected an answer by
                                    Friday
  agency-b354     statement  0.694  the proposal as "a first step"
  agency-b421     statement  0.879  to comment on the report
  ines-valdor     person     0.531  Ines Valdor
  agency-b480     statement  0.531  both sides to keep talking
  agency-b509     statement  0.946  "We have never been this close to a text,"
  agency-b609     statement  0.852  the draft leaves the dam to a later round
  agency-b689     statement  0.874  the government of giving away the fishing
                                    rights

The same again stores nothing.

  $ travaux read agency.txt herald-1.txt --room varda.room | grep recorded
  Proposed, not recorded: read them against the source.
  varda.room: 0 proposals of agency recorded; 'travaux review varda.room' walks
  9 statements stand in the room already, recorded or proposed before.
  Proposed, not recorded: read them against the source.
  varda.room: 0 proposals of herald-1 recorded; 'travaux review varda.room' walks
  12 statements stand in the room already, recorded or proposed before.

Proposals are in no status, and a reader that may not see them is not told.

  $ travaux statements varda.room --source agency
  STATEMENTS                             on and known 20 Mar 2026 · analyst's view
  No statement of this view is such a one.
  [1]
  $ travaux proposals varda.room --as public | head -1
  18 proposals to confirm or reject         on and known 20 Mar 2026 · public view

A statement is confirmed together with the person who speaks.

  $ travaux confirm varda.room agency-b480
  varda.room: added 1 person, 1 statement, 2 retractions.
  $ travaux people varda.room | grep Valdor
  Ines Valdor    a former judge
  $ travaux confirm varda.room agency-b180 --set 'place=Tirna' --json
  {
    "file": "varda.room",
    "commit": "d451bf37bc2e7ab5b99f1fd31057aa819a00d7db409e12e74cb002066ce4af45",
    "added": [
      {
        "kind": "statement",
        "key": "agency-b180",
        "id": "f5512140834c4b2b921b70d95d2ca410fe0b86fc0959e5f35546ad263d5fc011",
        "since": "2026-03-15",
        "grade": "reported",
        "replaces": 0
      },
      {
        "kind": "retraction",
        "key": "agency-b180",
        "id": "006d964bc311622d4c3ff95150de0bb6a41519ed70c42d17cd5a2410a5f29200",
        "since": "2026-03-20",
        "grade": "reported",
        "replaces": 0
      }
    ],
    "same": 0,
    "beside": 0
  }
  $ travaux reject varda.room agency-b432 --why 'says nothing'
  travaux: no proposal 'agency-b432' waits here; 'travaux proposals' lists those that do
  [3]
  $ travaux confirm varda.room agency-b432
  travaux: no proposal 'agency-b432' waits here; 'travaux proposals' lists those that do
  [3]
  $ travaux confirm varda.room agency-b53 agency-b239 --set 'place=Tirna'
  travaux: --set changes one proposal; name one key
  [2]

One at a time, with the passage.

  $ printf 'c\no\nnonsense\nhedge=perhaps\n\nc\nr\nnot clear\ns\nq\n' | travaux review varda.room
  herald-1-b230 (1 of 15)                               statement, confidence 0.67
  It may not be the only channel. Jan Voss is alleged >>to have met Okan in recent
  weeks<<.
  
  Field     Proposed
  act       speech
  by        ["unknown"]
  cue       is alleged
  grade     alleged
  hedge     alleged
  kind      indirect
  polarity  affirmed
  source    herald-1
  spans     [["230","262"]]
  tag       accuse
  words     to have met Okan in recent weeks
  c confirm, o correct, r reject, s skip, q quit: 
  herald-1-b300 (2 of 15)                              statement, confidence 0.832
  Of Cerana's paper Aylin Sule says: >>the text guarantees the minimum flow in
  cubic metres<<. To this reporter, who has not read all of it, it appears to ask
  no more than best effort of anyone.
  
  Field     Proposed
  about     ["point:minimum-flow","point:flow-number"]
  act       speech
  by        ["person:sule"]
  cue       says
  grade     reported
  kind      indirect
  polarity  affirmed
  source    herald-1
  spans     [["300","352"]]
  tag       report
  words     the text guarantees the minimum flow in cubic metres
  c confirm, o correct, r reject, s skip, q quit: 
  FIELD=VALUE (empty when done): 
  'nonsense' is no change; write FIELD=VALUE, or FIELD= to take the field out
  FIELD=VALUE (empty when done): 
  FIELD=VALUE (empty when done): 
  herald-1-b300 (2 of 15)                              statement, confidence 0.832
  Of Cerana's paper Aylin Sule says: >>the text guarantees the minimum flow in
  cubic metres<<. To this reporter, who has not read all of it, it appears to ask
  no more than best effort of anyone.
  
  Field     Proposed
  about     ["point:minimum-flow","point:flow-number"]
  act       speech
  by        ["person:sule"]
  cue       says
  grade     reported
  kind      indirect
  polarity  affirmed
  source    herald-1
  spans     [["300","352"]]
  tag       report
  words     the text guarantees the minimum flow in cubic metres
  hedge     perhaps
  c confirm, o correct, r reject, s skip, q quit: 
  herald-1-b389 (3 of 15)                               statement, confidence 0.73
  Of Cerana's paper Aylin Sule says: the text guarantees the minimum flow in cubic
  metres. To this reporter, who has not read >>all of it<<, it appears to ask no
  more than best effort of anyone.
  
  Field     Proposed
  act       speech
  by        [{"unnamed":"To this reporter"}]
  cue       has not read
  grade     anonymous
  kind      indirect
  polarity  denied
  source    herald-1
  spans     [["389","398"]]
  tag       report
  words     all of it
  c confirm, o correct, r reject, s skip, q quit: 
  why (may be empty): 
  herald-1-b400 (4 of 15)                              statement, confidence 0.735
  Of Cerana's paper Aylin Sule says: the text guarantees the minimum flow in cubic
  metres. To this reporter, who has not read all of it, >>it<< appears >>to ask no
  more than best effort of anyone<<.
  
  Field     Proposed
  act       attitude
  by        [{"unnamed":"To this reporter"}]
  cue       appears
  grade     anonymous
  hedge     appears
  kind      indirect
  polarity  affirmed
  source    herald-1
  spans     [["400","402"],["411","452"]]
  tag       assess
  words     it to ask no more than best effort of anyone
  c confirm, o correct, r reject, s skip, q quit: 
  herald-1-b936 (5 of 15)                              statement, confidence 0.509
  Delta Bank keeps the river account, 240 million euros, whose principal may not
  be spent before 2027. Aldova wants >>about 100 million of it as compensation<<.
  Okan also recalled what the two states settled in 2025; neither has said what
  that was.
  
  Field     Proposed
  about     ["point:fund"]
  act       attitude
  by        ["party:AL"]
  cue       wants
  grade     perceived
  kind      indirect
  polarity  affirmed
  source    herald-1
  spans     [["936","975"]]
  tag       report
  words     about 100 million of it as compensation
  c confirm, o correct, r reject, s skip, q quit: 
  2 confirmed, 1 rejected, 12 left.
  $ travaux review varda.room --json < /dev/null 2> asked.txt
  {
    "confirmed": 0,
    "rejected": 0,
    "left": 12
  }
  $ travaux verify varda.room
  varda.room is whole: 79 records in 8 commits, 3 source files.

A page is kept as it came, and as the text in which spans count.

  $ echo '<html><nav>Home</nav><p>On 2 March 2026 Rin rejected the idea that the filling goes on.</p>' > page.html
  $ travaux read page.html --room varda.room
  page.html                                                            1 statement
  
  Byte  Who        Party  Cue       Words
    29  Petra Rin  AL     rejected  the idea that the filling goes on
  Proposed, not recorded: read them against the source.
  varda.room: 2 proposals of page recorded; 'travaux review varda.room' walks
  through them.
  $ travaux sources varda.room | head -9
  SOURCES AND WHAT RESTS ON THEM         on and known 20 Mar 2026 · analyst's view
  
  no.  source           published              reliability   statements  text
  [1]  herald-1         Varda Herald, 11 Mar   B                      6  text held
  [2]  agency           Lakeside Wire, 15 Mar  not recorded           2  text held
  [3]  page-as-it-came  not told, 2 Mar        not recorded           0  text held
  [4]  page             not told, 2 Mar        not recorded           0  text held
  • not told, 2 Mar is a copy of not told, 2 Mar, as recorded.
  
  $ travaux confirm varda.room page-b29-stance
  varda.room: added 1 statement, 1 position, 2 retractions.
  $ travaux party varda.room AL | head -7
  Aldova                                 on and known 20 Mar 2026 · analyst's view
  
  PEOPLE
  Petra Rin  Foreign Minister
  
  STANCES
  Minimum flow   demands Guaranteed in cubic metres  inferred  12 Mar

'propose' is the same for one dispatch, as a verb that appends; the source gets
its key from the title. Whoever asks for the source of a proposal that is
decided is led to the next one in the text.

  $ travaux new desk.room varda.yaml > new.txt
  $ travaux propose desk.room agency.txt --title 'On the crossing' --publisher 'Lakeside Wire' --date 2026-03-15 --url https://wire.example/1 | tail -2
  desk.room: 10 proposals of on-the-crossing recorded; 'travaux review desk.room'
  walks through them.
  $ travaux source desk.room on-the-crossing | sed -n '3,8p'
  Lakeside Wire, 15 Mar
  
  STATEMENTS                                0 of 0 shown, in the order of the text
  10 proposals of it wait to be confirmed or rejected.
  
  TEXT AS IT IS HELD
  $ travaux source desk.room proposal:on-the-crossing-b180 --json | grep '"asked_proposal"\|"url"'
    "url": "https://wire.example/1",
    "asked_proposal": "on-the-crossing-b180"
  $ travaux confirm desk.room on-the-crossing-b180
  desk.room: added 1 statement, 1 retraction.
  $ travaux source desk.room proposal:on-the-crossing-b180 --json | grep '"asked_proposal"'
    "asked_proposal": "on-the-crossing-b239"
  $ travaux source desk.room proposal:nothing
  travaux: there is no proposal:nothing in this view
  [1]

It takes a careful reading too, which may find more, and names of one's own.

  $ cp "$TESTDIR"/../data/read/briefing.txt .
  $ printf 'name,party,role\nAdele Marchand,AL,Chair\n' > names.csv
  $ cp desk.room plain.room
  $ travaux propose plain.room briefing.txt --date 2026-03-16 | tail -2
  plain.room: 6 proposals of briefing recorded; 'travaux review plain.room' walks
  through them.
  $ travaux propose desk.room briefing.txt --date 2026-03-16 --careful --tables names.csv --json > read.json
  $ grep -c '"AL"' read.json
  3
  $ travaux proposals desk.room | tail -1
  briefing-b522         statement  0.776  compensation for two seasons
