Reading dispatches: what is found, how it is scored, what is refused.

  $ cp -r "$TESTDIR/../data/read" data; data=data

  $ travaux read $data/agency.txt
  data/agency.txt                                                     9 statements
  
  Byte  Who                         Party  Cue           Words
    53  Aldova                             said          that it would reopen the
                                                         river crossing at Sall if
                                                         Borsk withdraws its
                                                         patrol boats
   180  Deniz Okan                         told          that the offer was
                                                         "serious and limited in
                                                         time"
   239  Deniz Okan                         added         that his government
                                                         expected an answer by
                                                         Friday
   354  A Borsk official (unnamed)         described     the proposal as "a first
                                                         step"
   421  Borsk's foreign ministry           declined      to comment on the report
   480  Ines Valdor                        urged         both sides to keep
                                                         talking
   509  Ines Valdor                        said          "We have never been this
                                                         close to a text,"
   609  two diplomats (unnamed)            According to  the draft leaves the dam
                                                         to a later round
   689  Petra Rin                          accused       the government of giving
                                                         away the fishing rights
  Proposed, not recorded: read them against the source.

Every statement is one line of JSON; spans are bytes of the text.

  $ travaux read $data/agency.txt --json | head -1
  {"source":{"text":"Aldova","span":[31,37],"name":"Aldova","named":true,"role":null,"party":[]},"cue":{"text":"said","span":[38,42]},"content":[{"text":"that it would reopen the river crossing at Sall if Borsk withdraws its patrol boats","span":[53,136]}],"quoted":[],"kind":"indirect","act":"act","polarity":"affirmed","hedge":null,"tag":"report","points":[],"outlook":null,"to":null,"via":null,"channel":null,"place":null,"date":{"text":"on Monday","span":[43,52]},"grade":"reported","nested_in":null,"confidence":0.968}
  $ travaux read $data/agency.txt --json | wc -l
  9

Names of one's own: those of parties, and of people with an office.

  $ printf 'name,party,role\nBorsk,BK,\nPetra Rin,AL,Mayor\n' > names.csv
  $ travaux read $data/agency.txt --tables names.csv | grep -E '^ +(354|689)'
   354  A Borsk official (unnamed)  BK     described     the proposal as "a first
   689  Petra Rin                   AL     accused       the government of giving
  $ echo 'name,party,role' > half.csv; echo ',BK,' >> half.csv
  $ travaux read $data/agency.txt --tables half.csv
  travaux: half.csv:2:1: there is no name in this line
  [3]
  $ echo 'name,key' > other.csv
  $ travaux read $data/agency.txt --tables other.csv
  travaux: other.csv:1:1: the heading of a table of names is name,party,role
  [3]

Against the ledgers of three invented dispatches:

  $ travaux read $data/agency.txt --score $data/agency.tsv
  Core statements: 8 of 8 found; of 8 found, 8 are right; speakers right in 8,
  parties in 8 of 8
  $ travaux read $data/paper.txt --score $data/paper.tsv
  Core statements: 7 of 8 found; of 9 found, 7 are right; speakers right in 7,
  parties in 7 of 7
  $ travaux read $data/briefing.txt --score $data/briefing.tsv
  Core statements: 3 of 4 found; of 3 found, 3 are right; speakers right in 3,
  parties in 3 of 3

A page is read without its menus; many articles one a line.

  $ echo '<html><nav>Home</nav><p>Rin said Borsk was late.</p>' > page.html
  $ travaux read page.html
  page.html                                                            1 statement
  
  Byte  Who  Party  Cue   Words
     9  Rin         said  Borsk was late
  Proposed, not recorded: read them against the source.
  $ echo '{"id": "a1", "text": "Rin said that Borsk was late."}' > two.jsonl
  $ echo '{"text": "Okan denied that the dam was full."}' >> two.jsonl
  $ travaux read two.jsonl --json
  {"source":{"text":"Rin","span":[0,3],"name":"Rin","named":true,"role":null,"party":[]},"cue":{"text":"said","span":[4,8]},"content":[{"text":"that Borsk was late","span":[9,28]}],"quoted":[],"kind":"indirect","act":"act","polarity":"affirmed","hedge":null,"tag":"report","points":[],"outlook":null,"to":null,"via":null,"channel":null,"place":null,"date":null,"grade":"reported","nested_in":null,"confidence":0.897,"article":"a1"}
  {"source":{"text":"Okan","span":[0,4],"name":"Okan","named":true,"role":null,"party":[]},"cue":{"text":"denied","span":[5,11]},"content":[{"text":"that the dam was full","span":[12,33]}],"quoted":[],"kind":"indirect","act":"act","polarity":"denied","hedge":null,"tag":"reject","points":[],"outlook":null,"to":null,"via":null,"channel":null,"place":null,"date":null,"grade":"reported","nested_in":null,"confidence":0.878,"article":"2"}
  $ echo '{"id": "a3"}' >> two.jsonl
  $ travaux read two.jsonl
  travaux: two.jsonl:3:0: this article has no "text"
  [3]

What cannot be read is told; another encoding is guessed, and told.

  $ printf 'a\377b' > bad.txt
  $ travaux read bad.txt
  bad.txt                                                             0 statements
  No statement was found.
  The file is not UTF-8: it was read as WINDOWS-1252, by its bytes.
  $ printf 'a\000b' > nul.txt
  $ travaux read nul.txt
  travaux: nul.txt:1:2: byte 1 is NUL; this is not a text file
  [3]
  $ travaux read
  travaux: name a file to read
  [2]
  $ travaux read missing.txt
  travaux: cannot open 'missing.txt': No such file or directory
  [3]
  $ travaux read $data/agency.txt --model bad.txt
  travaux: bad.txt: this is no model of the reader; make one with 'make model'
  [3]
  $ : > empty.txt
  $ travaux read empty.txt
  empty.txt                                                           0 statements
  No statement was found.

Many articles come from the standard input as lines of JSON; answers keep
their order, and what cannot be read is told in its place.

  $ echo '{"id":"fr","text":"Le ministre a dit que les pays ne sont pas dans la salle et que la paix est loin."}' >> two.jsonl
  $ travaux read - < two.jsonl 2> told.txt | cut -c 1-60
  {"source":{"text":"Rin","span":[0,3],"name":"Rin","named":tr
  {"source":{"text":"Okan","span":[0,4],"name":"Okan","named":
  {"article":"a3","error":"this article has no \"text\""}
  {"article":"fr","lang":"fr"}
  $ cat told.txt
  travaux: 1 of 4 articles could not be read; each is told in its place
  $ travaux read - --after 2 < two.jsonl
  {"article":"a3","error":"this article has no \"text\""}
  {"article":"fr","lang":"fr"}
  travaux: 1 of 2 articles could not be read; each is told in its place
  [3]
  $ travaux read - --after nobody < two.jsonl
  travaux: no article 'nobody' came, so nothing was read
  [3]
  $ travaux read - --jobs none < two.jsonl
  travaux: --jobs: 'none' is not a number
  [2]

In a room a table may name the room's parties by their keys.

  $ cp "$TESTDIR"/varda/* .; export TRAVAUX_NOW=2026-03-20T10:00:00Z
  $ TRAVAUX_SEED=varda travaux new varda.yaml > new.txt
  $ printf 'name,party,role\nInes Valdor,DB,Envoy\n' > names.csv
  $ travaux read $data/agency.txt --room varda.room --tables names.csv --date 2026-03-15 | grep -E '^ +(480|509)'
   480  Ines Valdor                 DB     urged         both sides to keep
   509  Ines Valdor                 DB     said          "We have never been this
