A first brief from one dispatch: `new` takes it as it is.

  $ cp "$TESTDIR"/../data/read/agency.txt .
  $ travaux new sall --from agency.txt --date 2026-05-04 --publisher 'Lakeside Wire'
  sall.yaml: a brief of 1 party, 3 people, 0 points and 9 statements, proposed
  from agency.txt.
  Read it against the source and correct it. Next:  travaux new sall.yaml
  $ cat sall.yaml
  # Proposed from agency.txt by reading it; nothing in it has been confirmed.
  # Read every line against the source: what stands after # is what the
  # line was read from. Then make the room:  travaux new sall.yaml
  room: sall
  title: "TIRNA, 4 May (Lakeside Wire) - Aldova said on Monday that it would reopen the river crossing at Sall if Borsk withdraws its patrol boats."
  date: 2026-05-04
  until-all: yes
  zone: UTC
  audience: public
  owner: analyst
  
  sources:
    agency:
      publisher: "Lakeside Wire"
      title: "TIRNA, 4 May (Lakeside Wire) - Aldova said on Monday that it would reopen the river crossing at Sall if Borsk withdraws its patrol boats."
      date: 2026-05-04
      lang: en
      file: agency.txt
  
  parties:
    aldova: # Aldova
      source: agency
      span: [31, 37]
      name: Aldova
      role: party
  
  outsiders:
    deniz-okan: # Deniz Okan
      source: agency
      span: [154, 164]
      name: "Deniz Okan"
      role: "Prime Minister"
    ines-valdor: # Ines Valdor
      source: agency
      span: [461, 472]
      name: "Ines Valdor"
      role: "a former judge"
    petra-rin: # Petra Rin
      source: agency
      span: [671, 680]
      name: "Petra Rin"
      role: "Opposition leader"
  
  statements:
    agency-b53: # that it would reopen the river crossing at Sall if Borsk withdraws its ...
      by: ["party:aldova"]
      cue: said
      words: "that it would reopen the river crossing at Sall if Borsk withdraws its patrol boats"
      kind: indirect
      act: speech
      polarity: affirmed
      tag: report
      grade: reported
      date:
        edtf: 2026-05-04
        words: "on Monday"
        from: 2026-05-04
      source: agency
      spans: [[53, 136]]
    agency-b180: # that the offer was "serious and limited in time"
      by: ["person:deniz-okan"]
      cue: told
      words: "that the offer was \"serious and limited in time\""
      quoted: [[200, 227]]
      kind: mixed
      act: speech
      polarity: affirmed
      tag: report
      grade: reported
      to: [reporters]
      source: agency
      spans: [[180, 228]]
    agency-b239: # that his government expected an answer by Friday
      by: ["person:deniz-okan"]
      cue: added
      words: "that his government expected an answer by Friday"
      kind: indirect
      act: speech
      polarity: affirmed
      tag: report
      grade: reported
      source: agency
      spans: [[239, 287]]
    agency-b354: # the proposal as "a first step"
      by: [{unnamed: "A Borsk official"}]
      cue: described
      words: "the proposal as \"a first step\""
      quoted: [[371, 383]]
      kind: mixed
      act: speech
      polarity: affirmed
      tag: assess
      grade: anonymous
      source: agency
      spans: [[354, 384]]
    agency-b421: # to comment on the report
      by: [{unnamed: "Borsk's foreign ministry"}]
      cue: declined
      words: "to comment on the report"
      kind: indirect
      act: speech
      polarity: affirmed
      tag: report
      grade: reported
      source: agency
      spans: [[421, 445]]
    agency-b480: # both sides to keep talking
      by: ["person:ines-valdor"]
      cue: urged
      words: "both sides to keep talking"
      kind: indirect
      act: speech
      polarity: affirmed
      tag: appeal
      grade: reported
      source: agency
      spans: [[480, 506]]
    agency-b509: # "We have never been this close to a text,"
      by: ["person:ines-valdor"]
      cue: said
      words: "\"We have never been this close to a text,\""
      quoted: [[510, 550]]
      kind: direct
      act: speech
      polarity: affirmed
      tag: report
      grade: own-words
      outlook: deal
      source: agency
      spans: [[509, 551]]
    agency-b609: # the draft leaves the dam to a later round
      by: [{unnamed: "two diplomats"}]
      cue: "According to"
      words: "the draft leaves the dam to a later round"
      kind: indirect
      act: speech
      polarity: affirmed
      tag: report
      grade: anonymous
      source: agency
      spans: [[609, 650]]
    agency-b689: # the government of giving away the fishing rights
      by: ["person:petra-rin"]
      cue: accused
      words: "the government of giving away the fishing rights"
      kind: indirect
      act: speech
      polarity: affirmed
      tag: accuse
      grade: reported
      source: agency
      spans: [[689, 737]]
  $ travaux new sall.yaml
  sall.room: added 1 room, 1 party, 3 people, 1 source, 9 statements.
  Next:  travaux state sall.room
  $ travaux verify sall.room
  sall.room is whole: 15 records in 1 commit, 1 source file.

It is never written over another, needs a date, and reads English only.

  $ travaux new sall --from agency.txt --date 2026-05-04
  travaux: 'sall.yaml' is there already and was left alone; choose another name
  [3]
  $ travaux new other --from agency.txt
  travaux: agency.txt: no date of this source is known; give it with --date
  [3]
  $ echo 'Le ministre a dit que les pays ne sont pas dans la salle et que la paix est loin.' > fr.txt
  $ travaux new fr --from fr.txt --date 2026
  travaux: fr.txt: this text seems to be in French; only English is read
  [3]
  $ travaux new a.yaml b.yaml --from agency.txt
  travaux: --from makes one brief: give the room's name alone, or none
  [2]

A page keeps its text beside the brief.

  $ echo '<html><nav>Home</nav><p>On 2 March 2026 Petra Rin said that the dam was full.</p>' > page.html
  $ travaux new --from page.html
  page.yaml: a brief of 0 parties, 1 person, 0 points and 1 statement, proposed
  from page.html.
  Read it against the source and correct it. Next:  travaux new page.yaml
  $ travaux new page.yaml
  page.room: added 1 room, 1 person, 2 sources, 1 statement.
  Next:  travaux state page.room

Read carefully, the brief may have more.

  $ cp "$TESTDIR"/../data/read/briefing.txt .
  $ travaux new plain --from briefing.txt --date 2026-05-04 | head -1
  plain.yaml: a brief of 2 parties, 1 person, 1 point and 5 statements, proposed
  $ travaux new careful --from briefing.txt --date 2026-05-04 --careful | head -1
  careful.yaml: a brief of 2 parties, 1 person, 1 point and 6 statements, proposed
  $ travaux new careful.yaml
  careful.room: added 1 room, 2 parties, 1 person, 1 point, 1 draft, 1 source, 6
  statements.
  Next:  travaux state careful.room
