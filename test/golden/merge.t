Taking back, correcting, erasing; copies that grow apart and come together;
other programs' formats. The files stand in test/golden/varda.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made

What is taken back holds no more, and stays in the history:

  $ travaux retract statement:s2 --why 'the Herald withdrew it'
  varda.room: added 1 retraction.
  Keys made for entries without one: retraction:86a166b0
  • Taken back: statement:s2, entered by mediator on 2026-03-20 (id 696601f9)
  $ travaux history statement:s2
  statement s2                           on and known 20 Mar 2026 · analyst's view
  696601f9  11 Mar      the text is very close  anonymous  taken back  20 Mar
            2026                                                       2026,
                                                                       mediator
  $ travaux retract statement:s2 --why again
  travaux: there is no record 'statement:s2' that mediator may read; 'travaux history' lists the records of a key with their ids
  [3]
  $ travaux retract statement:s3 --why 'not mine' --by BO
  travaux: of: 904ac93740bfab367798c3916ab9535a336baa13138f59892e0cc9f5513204b9 was entered by mediator; only its author or the mediator can retract it
  [3]
  $ travaux retract s3 --why 'no kind'
  travaux: 's3' is neither KIND:KEY nor an id; write statement:s1, or at least 8 digits of an id, as 'travaux history' shows them
  [2]
  $ travaux retract 00000000 --why 'no such id'
  travaux: there is no record '00000000' that mediator may read; 'travaux history' lists the records of a key with their ids
  [3]
  $ travaux retract statement:s3
  travaux: --why is missing: the reason, kept with the record; usage: travaux retract [<room>] <record> --why TEXT [--by PARTY]
  [2]
  $ travaux verify
  varda.room is whole: 50 records in 2 commits, 2 source files.

A whole room as canonical JSON lines, and back, byte for byte:

  $ travaux export --whole --to whole.jsonl
  whole.jsonl: wrote 50 records, 2 source files, 2 commits.
  $ travaux import copy.room whole.jsonl
  copy.room: took over 50 records, 2 source files and 2 commits from whole.jsonl.
  $ travaux verify copy.room
  copy.room is whole: 50 records in 2 commits, 2 source files.
  $ travaux export copy.room --whole | cmp - whole.jsonl
  $ travaux import copy.room whole.jsonl
  copy.room: holds all that is in whole.jsonl already; nothing was changed.
  $ travaux export varda.room --to whole.jsonl
  travaux: 'whole.jsonl' is there already and was left alone; choose another name
  [3]
  $ travaux export varda.room --whole --as AL
  travaux: commits are shown only to a mediator who may read the whole room; leave --whole out, or use 'travaux backup'
  [2]

What a viewer may read makes a room of its own, without the commits:

  $ travaux export varda.room --as AL > al.jsonl
  $ travaux import al.room al.jsonl
  al.room: took over 50 records, 2 source files and 0 commits from al.jsonl.
  $ rm al.room

Nothing is stored of a file with any fault, and the line is named:

  $ sed '50s/"grade":"reported"/"grade":"hearsay"/' whole.jsonl > bad.jsonl
  $ travaux import other.room bad.jsonl
  travaux: bad.jsonl:50:1: this record is not in canonical form; see doc/format.md, section 2
  [3]
  $ sed '51s/base64":"[A-Za-z]/base64":"9/' whole.jsonl > bad.jsonl
  $ travaux import other.room bad.jsonl
  travaux: bad.jsonl:51:1: this source file is not what its hash says
  [3]
  $ sed 1d whole.jsonl > bad.jsonl
  $ travaux import other.room bad.jsonl
  travaux: bad.jsonl:52:1: this commit cannot be taken over: record 815a11fa7ca58b215111ccd5e9f3b105957f2f021dc844c886371e17227e5265 of this commit is missing; bring its records first
  [3]
  $ echo '{"hello":"world"}' > bad.jsonl
  $ travaux import copy.room bad.jsonl
  travaux: bad.jsonl:1:1: this line is no record, source file or commit of an export; see doc/format.md
  [3]
  $ sed '1s/"key":"varda"/"key":"other"/' whole.jsonl > bad.jsonl
  $ travaux import copy.room bad.jsonl
  travaux: bad.jsonl:1:1: this is the record of another room, 'other', and the file holds 'varda'; import it into a room of its own
  [3]
  $ travaux verify copy.room
  copy.room is whole: 50 records in 2 commits, 2 source files.
  $ ls *.room*
  copy.room
  varda.room

Kinds of a later program are kept as they are:

  $ (cat whole.jsonl; sed -n '2s/"kind":"party"/"kind":"omen"/p' whole.jsonl) > later.jsonl
  $ travaux import copy.room later.jsonl
  copy.room: took over 1 record, 0 source files and 0 commits from later.jsonl.
  1 record is of kind 'omen', which this program does not know: kept as it is,
  shown in no view.
  $ travaux export copy.room | grep -c omen
  1

Copies that grew apart come together, in any order and any number of times:

  $ rm copy.room
  $ travaux backup varda.room copy.room > told
  $ travaux backup varda.room copy.room
  travaux: 'copy.room' is there already and was left alone; choose another name
  [3]
  $ export TRAVAUX_SEED=one
  $ travaux add varda.room later.yaml | head -1
  varda.room: added 1 source, 3 statements, 2 positions.
  $ export TRAVAUX_SEED=two
  $ cat > there.yaml <<'EOF'
  > date: 2026-03-19
  > points:
  >   dam: {title: The dam above, options: {pause: Filling paused, go: Filling goes on}}
  > statements:
  >   s9: {by: okan, cue: said, words: no, about: [dam], date: 2026-03-19, source: herald-1}
  > EOF
  $ travaux add copy.room there.yaml
  copy.room: added 1 point, 1 statement.
  $ sed 's/The dam above/The high dam/' there.yaml | grep -v 's9\|statements' > here.yaml
  $ travaux add varda.room here.yaml
  varda.room: added 1 point.
  $ travaux backup varda.room before.room > told
  $ travaux merge varda.room copy.room
  varda.room: took over 2 records, 0 source files and 1 commit from copy.room.
  1 key has more than one record of equal grade that came, and is shown as split:
  point:dam
  $ travaux merge varda.room copy.room
  varda.room: holds all that is in copy.room already; nothing was changed.
  $ travaux merge copy.room before.room | head -2
  copy.room: took over 7 records, 0 source files and 2 commits from before.room.
  1 key has more than one record of equal grade that came, and is shown as split:
  $ travaux export varda.room --whole > one.jsonl
  $ travaux export copy.room --whole | cmp - one.jsonl
  $ travaux verify varda.room
  varda.room is whole: 59 records in 5 commits, 2 source files.
  $ travaux verify copy.room
  copy.room is whole: 59 records in 5 commits, 2 source files.
  $ cat > other.yaml <<'EOF'
  > room: varda
  > title: Another room of that name
  > audience: public
  > date: 2026-03-20
  > EOF
  $ travaux new other.room other.yaml | head -1
  other.room: added 1 room.
  $ travaux merge varda.room other.room
  travaux: 'other.room' is no copy of 'varda.room': the two share no record of kind room; use 'travaux add' or 'travaux import' for other material
  [3]
  $ rm other.room before.room

What is erased is told exactly, and stays erased:

  $ travaux purge varda.room source:herald-1 --why 'its author is at risk'
  varda.room: erased source:herald-1, entered by mediator on 2026-03-20 (id
  23d88f23).
  • Gone: its body and salt (297 bytes), and its words from the index.
  • Gone: the bytes of 'herald-1.txt' (1558).
  • Kept: its kind, key, dates, author, readers, grade, basis and id, marked as
    erased.
  • Kept: 9 records of source 'herald-1', with the words they quote; erase them
    one by one.
  • Not reached: other copies, backups and exports, and what the disk itself
    remembers. A copy loses it when it is merged with this one.
  $ travaux purge varda.room room:varda --why 'start anew'
  travaux: room:varda, entered by mediator on 2026-03-20 (id 815a11fa) cannot be erased: without a room the room would say something else; use 'travaux correct' or 'travaux retract'
  [3]
  $ travaux history varda.room source:herald-1
  source herald-1                        on and known 20 Mar 2026 · analyst's view
  23d88f23  11 Mar 2026  erased  reported  erased  20 Mar 2026, mediator
  $ travaux verify varda.room
  varda.room is whole: 60 records in 6 commits, 1 source file.
  $ travaux merge varda.room copy.room
  varda.room: holds all that is in copy.room already; nothing was changed.
  1 source file was not taken over: no record here names it any more.
  $ travaux import varda.room one.jsonl
  varda.room: holds all that is in one.jsonl already; nothing was changed.
  1 source file was not taken over: no record here names it any more.
  $ travaux merge copy.room varda.room
  copy.room: took over 1 record, 0 source files and 1 commit from varda.room.
  copy.room: erased 1 record that is erased in varda.room.
  $ travaux export varda.room --whole > one.jsonl
  $ travaux export copy.room --whole | cmp - one.jsonl
  $ travaux import erased.room one.jsonl
  erased.room: took over 60 records, 1 source file and 6 commits from one.jsonl.
  $ travaux export erased.room --whole | cmp - one.jsonl
  $ travaux verify erased.room
  erased.room is whole: 60 records in 6 commits, 1 source file.
  $ grep -c 'we accept the flow' varda.room
  1

Tables for a spreadsheet, in which nothing is a formula:

  $ cat > formula.yaml <<'EOF'
  > date: 2026-03-20
  > statements:
  >   f1: {by: okan, words: "=HYPERLINK(\"x\")", source: herald-2, date: 2026-03-20}
  > EOF
  $ travaux add copy.room formula.yaml
  copy.room: added 1 statement.
  $ travaux export copy.room --format csv --kind statement | cut -c1-40 | tail -1
  "f1","2026-03-20","2026-03-20T10:00:00.0
  $ travaux export copy.room --format csv --kind statement | grep -c "'=HYPER"
  1
  $ travaux export copy.room --format csv --kind event | cut -d, -f 1,8-16
  "key","event","date","place","killed low","killed best","killed high","injured low","injured best","injured high"
  "41c8bb09","flood","2026-03-09","Lower Varda","2","3","5","","",""
  $ travaux export copy.room --format csv --to tables | head -3
  • tables/room.csv: 1 row
  • tables/party.csv: 4 rows
  • tables/person.csv: 6 rows
  $ travaux export copy.room --format csv --to tables
  travaux: 'tables' is there already and was left alone; choose another name
  [3]
  $ travaux export copy.room --format csv
  travaux: name one table with --kind, or a new folder for all with --to
  [2]
  $ travaux export copy.room --format csv --kind omen
  travaux: there is no kind 'omen'; doc/kinds.md lists the kinds
  [2]

What was entered wrongly is corrected; the old record stays in the history:

  $ rm *.room
  $ export TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made
  $ travaux correct source:herald-1 reliability=A --why 'checked again'
  varda.room: added 1 source.
  • It takes the place of source:herald-1, entered by mediator on 2026-03-20 (id
    23d88f23)
  $ travaux correct source:herald-1 reliability=A --why 'checked again'
  varda.room: 1 entry was there already, word for word, and was not stored again.
  $ travaux history source:herald-1
  source herald-1                        on and known 20 Mar 2026 · analyst's view
  49096435  11 Mar      publisher: Varda Herald;    reported  holds     20 Mar
            2026        date: 11 Mar 2026; file:                        2026,
                        herald-1.txt; url:                              mediator
                        https://example.org/1;
                        reliability: A; quality:
                        clean; lang: en; note:
                        checked again
  23d88f23  11 Mar      publisher: Varda Herald;    reported  replaced  20 Mar
            2026        date: 11 Mar 2026; file:                        2026,
                        herald-1.txt; url:                              mediator
                        https://example.org/1;
                        reliability: B; quality:
                        clean; lang: en
  $ travaux correct statement:s2 'words=the text is close' --why misheard
  travaux: words: source 'herald-1' reads 'the text is very close' in these spans, found 'the text is close'; correct the words or the spans
  [3]
  $ travaux correct event:41c8bb09 'killed={low: 2, best: 4, high: 5}' place= --why 'a later count'
  varda.room: added 1 event.
  • It takes the place of event:41c8bb09, entered by mediator on 2026-03-20 (id
    9a4b1c2a)
  $ travaux correct person:sule role='chief delegate' --why 'her title'
  varda.room: added 1 person.
  • It takes the place of person:sule, entered by mediator on 2026-03-20 (id
    a8a33710)
  $ travaux correct position:BO/minimum-flow/guaranteed stance=accepts if= --why 'without a condition'
  varda.room: added 1 position.
  • It takes the place of position:BO/minimum-flow/guaranteed, entered by mediator
    on 2026-03-20 (id 0f837fd7)
  $ travaux history position:BO/minimum-flow/guaranteed
  position BO/minimum-flow/guaranteed    on and known 20 Mar 2026 · analyst's view
  8d43244a  10 Mar      accepts: Guaranteed in     own words  holds     20 Mar
            2026        cubic metres: “we accept                        2026,
                        the flow if the dam goes                        mediator
                        on”
  0f837fd7  10 Mar      accepts on conditions:     own words  replaced  20 Mar
            2026        Guaranteed in cubic                             2026,
                        metres: “we accept the                          mediator
                        flow if the dam goes on”
  $ travaux correct room:varda 'title=The waters of the Varda' --why shorter
  varda.room: added 1 room.
  • It takes the place of room:varda, entered by mediator on 2026-03-20 (id
    815a11fa)
  $ travaux correct statement:s3 wrds=x --why typo
  travaux: statement 's3' has no field 'wrds'; did you mean 'words'? It takes by, via, to, cue, words, quoted, kind, act, polarity, tag, about, date, place, channel, outlook, hedge, quality, reading, nested-in
  [3]
  $ travaux correct position:BO/minimum-flow/guaranteed point=dam --why x
  travaux: 'point' is part of the key of a position: that would be another entry; retract this one and add the other
  [2]
  $ travaux correct statement:s3 words --why x
  travaux: 'words' is no change; write FIELD=VALUE, or FIELD= to take the field out
  [2]
  $ travaux correct statement:s3 date=soon --why x
  travaux: 'soon' is not a date; write 2025, 2025-11, 2025-11-25, 2025-11-24/2025-11-25, ../2025-11-23, 2025-11-23/.. or unknown
  [3]
  $ travaux correct estimate:4002e2b2 reservation=0.4 --why 'the desk meant 0.4' --by BO
  varda.room: added 1 estimate.
  • It takes the place of estimate:4002e2b2, entered by mediator on 2026-03-20 (id
    da4b71a8)
  $ travaux verify
  varda.room is whole: 55 records in 7 commits, 2 source files.

Lists of events, by the columns of UCDP GED and plain ones:

  $ cat > ged.csv <<'EOF'
  > id,type_of_violence,side_a,side_b,where_coordinates,adm_1,country,date_start,date_end,best,high,low,source_article
  > 7,1,Government of Aldova,"Hill ""Front""",Upper Varda,,Aldova,2026-03-01 00:00:00.000,2026-03-02 00:00:00.000,3,5,2,"Herald, 3 March"
  > 8,3,Hill Front,Civilians,Tirna,Tirna,Aldova,2026-03-04,2026-03-04,0,1,0,Herald
  > EOF
  $ travaux import ged.csv
  travaux: a list of events needs --source KEY; add the source with 'travaux add' first
  [2]
  $ travaux import ged.csv --source herald-1
  varda.room: added 2 events.
  $ travaux import ged.csv --source herald-1
  varda.room: 2 entries were there already, word for word, and were not stored
  again.
  $ travaux export --format csv --kind event | cut -d, -f 1,2,8-13
  "key","since","event","date","place","killed low","killed best","killed high"
  "41c8bb09","2026-03-09","flood","2026-03-09","","2","4","5"
  "ged-7","2026-03-01/2026-03-02","state-based conflict","2026-03-01/2026-03-02","Upper Varda, Aldova","2","3"
  "ged-8","2026-03-04","one-sided violence","2026-03-04","Tirna, Tirna, Aldova","0"
  $ printf 'date,event,place,best\n2026-03-05,landslide,"Tirna, old town",2\n' > plain.csv
  $ travaux import plain.csv --source herald-1 | head -1
  varda.room: added 1 event.
  $ printf 'date,event\nsoon,landslide\n' > bad.csv
  $ travaux import bad.csv --source herald-1
  travaux: bad.csv:2:1: 'soon' is not a date; write 2025, 2025-11, 2025-11-25, 2025-11-24/2025-11-25, ../2025-11-23, 2025-11-23/.. or unknown
  [3]
  $ printf 'date,event\n2026-03-05,"landslide\n' > bad.csv
  $ travaux import bad.csv --source herald-1
  travaux: bad.csv:2:1: a quotation mark opens here and is never closed; close it, or double it
  [3]
  $ printf 'day,what\n2026-03-05,landslide\n' > bad.csv
  $ travaux import bad.csv --source herald-1
  travaux: bad.csv:1:1: these are no columns of a list of events; expected date and event, or those of UCDP GED (id, date_start, ...)
  [3]
  $ travaux import bad.csv --source nobody
  travaux: bad.csv:1:1: these are no columns of a list of events; expected date and event, or those of UCDP GED (id, date_start, ...)
  [3]
  $ travaux import other.jsonl --source herald-1
  travaux: --source and --by are for lists of events (.csv); the records of other files have their own
  [2]
  $ travaux verify
  varda.room is whole: 58 records in 9 commits, 2 source files.

Two who correct the same record, as both saw it, see each other's change:

  $ rm *.room
  $ travaux new varda.yaml > made
  $ travaux correct 23d88f23 reliability=A --why 'checked again'
  varda.room: added 1 source.
  • It takes the place of source:herald-1, entered by mediator on 2026-03-20 (id
    23d88f23)
  $ travaux correct 23d88f23 reliability=C --why 'a rumour before'
  varda.room: added 1 source.
  • It takes the place of source:herald-1, entered by mediator on 2026-03-20 (id
    23d88f23)
  • Another record had taken the place of that one before: both hold now, and are
    shown as said both ways until one of them is corrected by its id
  $ travaux contradictions --rule split
  SAID BOTH WAYS                         on and known 20 Mar 2026 · analyst's view
  
  ONE VOICE, TWO RECORDS OF EQUAL GRADE                    both kept, none settled
  Varda Herald  11 Mar  reported
                11 Mar  reported
  
  SOURCES
  2 sources, 2 independent; 1 passage marked garbled, deciding no status.
  Assumed:
  • Consent list assumed by the recorder; no source names it
  $ travaux correct 23d88f23 reliability=C --why 'a rumour before'
  varda.room: 1 entry was there already, word for word, and was not stored again.
  $ travaux correct source:herald-1 reliability=B --why 'agreed'
  travaux: 'source:herald-1' is split: 2 records hold; retract what is wrong, or correct one by its id
  [3]
  $ travaux verify
  varda.room is whole: 51 records in 3 commits, 2 source files.

What not all readers may read is named to none of them, seen or not:

  $ travaux correct person:mair role=quiet 'audience=[mediator, AL]' --why quiet > made
  $ QUIET=$(travaux history person:mair | grep -m 1 -o '^[0-9a-f]\{8\}')
  $ travaux correct $QUIET role=calm --why again > made
  $ travaux correct $QUIET role=loud audience=public --why open
  varda.room: added 1 person.
  person:mair does not replace what stood there: not all who may read the new
  record may read the old one. Both stay.
  • Another record had taken the place of that one before: both hold now, and are
    shown as said both ways until one of them is corrected by its id
  $ travaux export varda.room --as public | grep -c $QUIET
  0
  [1]
