Pages and the API: one request, answered through the same parser, without a
network. What is refused, is refused before anything is looked up.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made
  $ status() { head -n 1 | tr -d '\r'; }
  $ ask() { printf '%b' "$1" | travaux serve --once; }

The desk is the first screen; every answer forbids scripts and styles that are
not this server's own, frames, and keeping:

  $ travaux serve --get / | tr -d '\r' | sed '/^$/q' | grep -v Content-Length
  HTTP/1.1 200 OK
  Connection: close
  Content-Type: text/html; charset=utf-8
  Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: same-origin
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cache-Control: no-store
  
  $ travaux serve --get / | grep -o '<h1.*</h1>'
  <h1 dir="auto">Talks on the waters of the Varda</h1>
  $ travaux serve --get / | grep -c '<style\|style=\|<script>'
  0
  [1]
  $ travaux serve --get / | grep -o '<script type="module" src="/[a-z]*.js?'
  <script type="module" src="/desk.js?
  <script type="module" src="/filter.js?
  <script type="module" src="/live.js?
  <script type="module" src="/plot.js?
  <script type="module" src="/slider.js?
  $ travaux serve --get '/?as=public' | grep -o '<p class="aside">on.*</p>'
  <p class="aside">on and known 20 Mar 2026 · public view</p>

Some pages draw an answer in their own way; live.js asks whether it changed:

  $ for path in /matrix /v/timeline /v/outlook /v/statements /source/herald-1
  > do travaux serve --get $path | grep -o '<svg [^>]*labelledby="[a-z-]*"\|class="reading"' | sed 's/ .*arialabelledby/ /;s/<svg.*labelledby=/svg /'
  > done
  svg "matrix-title"
  svg "timeline-title"
  svg "outlook-title"
  svg "voices-title"
  class="reading"
  $ travaux serve --get /source/statement:s1 | grep -o '<mark class="asked" id="[^"]*"'
  <mark class="asked" id="passage-s1"
  $ travaux serve --get /events | tr -d '\r' | sed '1,/^$/d'
  retry: 7000
  event: head
  data: 5db29e09cfbdd9c5
  

What was recorded is listed with links, and only on this server:

  $ travaux serve --get '/v/add?done=yes&done=statement:s1&done=//evil.example' \
  >     | grep '<li><a href="/source'
  <ul><li><a href="/source/statement%3As1">statement:s1</a></li>

Every verb that reads has a page and an answer, with the same arguments:

  $ travaux serve --get /point/dam | grep -o '<h1.*</h1>'
  <h1 dir="auto">The upper dam</h1>
  $ travaux serve --get /api/people | tr -d '\r' | sed '1,/^$/d' > served
  $ travaux people --json | diff served - && echo same
  same
  $ travaux serve --get '/api/point?point=dams' | tr -d '\r' | sed '1,/^$/d'
  {
    "error": {
      "status": 404,
      "message": "there is no point 'dams' in this view; did you mean 'dam'?"
    }
  }
  $ travaux serve --get '/api/state?onn=2026' | tr -d '\r' | sed '1,/^$/d'
  {
    "error": {
      "status": 400,
      "message": "'travaux state' has no option '--onn'; did you mean '--on'?"
    }
  }
  $ travaux serve --get /v/point | grep -o '<label.*</label>' | head -n 1
  <label for="field-point">point</label>

What is wrong names a field by its label; a program's answer, as the terminal
does, the option:

  $ travaux serve --get '/?on=unknown' | grep -o '<p class="fault".*</p>'
  <p class="fault" id="fault-on">“on” needs a date; &#39;unknown&#39; is none</p>
  $ travaux serve --get '/api/state?on=unknown' | grep message
      "message": "--on needs a date; 'unknown' is none"
  $ travaux serve --get '/v/moved?since=2027-01-01' | grep -o 'notice wrong.*</p>'
  notice wrong" role="status">“since” 2027-01-01 is later than 2026-03-20, the date of the view; give an earlier one, or a later “on”</p>

What is not served: paths of this machine, rooms, what is no page:

  $ for path in /nowhere /v/backup /v/new /v/merge /v/serve /v/read /v/review /etc/passwd \
  >     /v/../etc /v/state%00 /v/%zz '/v/state?room=other.room' '/v/export?to=x'
  > do printf '%s ' "$path"; travaux serve --get "$path" | status; done
  /nowhere HTTP/1.1 404 Not Found
  /v/backup HTTP/1.1 404 Not Found
  /v/new HTTP/1.1 404 Not Found
  /v/merge HTTP/1.1 404 Not Found
  /v/serve HTTP/1.1 404 Not Found
  /v/read HTTP/1.1 404 Not Found
  /v/review HTTP/1.1 404 Not Found
  /etc/passwd HTTP/1.1 404 Not Found
  /v/../etc HTTP/1.1 404 Not Found
  /v/state%00 HTTP/1.1 400 Bad Request
  /v/%zz HTTP/1.1 400 Bad Request
  /v/state?room=other.room HTTP/1.1 400 Bad Request
  /v/export?to=x HTTP/1.1 400 Bad Request
  $ ls x other.room
  ls: cannot access 'x': No such file or directory
  ls: cannot access 'other.room': No such file or directory
  [2]

Requests that may be understood in two ways, or are meant for another host:

  $ ask 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n' | status
  HTTP/1.1 421 Misdirected Request
  $ ask 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n' | status
  HTTP/1.1 400 Bad Request
  $ ask 'GET / HTTP/1.1\r\n\r\n' | status
  HTTP/1.1 400 Bad Request
  $ ask 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' | status
  HTTP/1.1 400 Bad Request
  $ ask 'DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n' | status
  HTTP/1.1 405 Method Not Allowed
  $ ask 'POST /v/add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n' | status
  HTTP/1.1 413 Content Too Large
  $ ask 'garbage\r\n\r\n' | status
  $ ask ''
  travaux: there was no request on standard input
  [3]

A POST needs the token of a page of this server, and to come from one:

  $ token=$(travaux serve --get /api | sed -n 's/.*"token": "\(.*\)".*/\1/p')
  $ post() { printf 'POST %s HTTP/1.1\r\nHost: localhost\r\n%bContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "$3" "${#4}" "$4" | travaux serve --once | tr -d '\r'; }
  $ form=application/x-www-form-urlencoded
  $ brief='date%3A%202026-03-20%0Anames%3A%20%7BVarda%3A%20%5BVardos%5D%7D%0A'
  $ post /v/add '' $form "brief=$brief" | status
  HTTP/1.1 403 Forbidden
  $ post /v/add 'Origin: http://evil.example\r\n' $form "token=$token&brief=$brief" | status
  HTTP/1.1 403 Forbidden
  $ post /v/add 'Sec-Fetch-Site: cross-site\r\n' $form "token=$token&brief=$brief" | status
  HTTP/1.1 403 Forbidden
  $ post /v/state '' $form "token=$token" | status
  HTTP/1.1 405 Method Not Allowed
  $ travaux verify
  varda.room is whole: 49 records in 1 commit, 2 source files.
  $ post /v/add 'Origin: http://localhost\r\n' $form "token=$token&brief=$brief" | grep '^HTTP\|^Location'
  HTTP/1.1 303 See Other
  Location: /v/add?done=yes&done=name%3AVarda
  $ travaux verify
  varda.room is whole: 50 records in 2 commits, 2 source files.

A brief that came over the network opens no file of this machine:

  $ json=application/json
  $ post /api/add "X-Travaux-Token: $token\r\n" $json '{"brief": "date: 2026-03-20\nsources: {x: {title: X, publisher: P, date: 2026-03-01, file: herald-1.txt}}\n"}' | sed '1,/^$/d'
  {
    "error": {
      "status": 422,
      "message": "file: there is no file 'herald-1.txt' with this request; send it along",
      "file": "brief",
      "line": 2,
      "column": 63
    }
  }
  $ post /api/correct "X-Travaux-Token: $token\r\n" $json '{"record": "source:herald-1", "change": ["file=/etc/passwd"], "why": "x"}' | sed '1,/^$/d'
  {
    "error": {
      "status": 422,
      "message": "file: there is no file '/etc/passwd' with this request; send it along"
    }
  }
  $ post /api/correct "X-Travaux-Token: $token\r\n" $json '{"record": "source:herald-1", "change": ["reliability=A"], "why": "rechecked"}' | grep '"key"\|HTTP'
  HTTP/1.1 200 OK
        "key": "herald-1",
      "key": "herald-1",

Words from records are text, never markup:

  $ cat > markup.yaml <<'END'
  > date: 2026-03-20
  > points:
  >   sharp: {title: "<script>alert(1)</script>", options: {a: "\"><b>", b: "'"}}
  > END
  $ travaux add markup.yaml > made
  $ travaux serve --get / | grep -c '<script>\|<b>'
  0
  [1]
  $ travaux serve --get '/v/point?point=%3Cscript%3E%22%27' | grep -c '<script>'
  0
  [1]
  $ travaux serve --get /point/sharp | grep -o '<h1.*</h1>'
  <h1 dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</h1>

It listens on this machine only:

  $ travaux serve --address 0.0.0.0
  travaux: the room has no users ('travaux access add'): only an address of this machine's loopback (127.0.0.1, ::1) can be served, not '0.0.0.0'
  [2]
  $ travaux serve --address here
  travaux: --address: 'here' is no address; write 127.0.0.1, ::1 or another address of this machine
  [2]
  $ travaux serve --port 70000
  travaux: --port: '70000' is not a number from 0 to 65535
  [2]
  $ travaux serve --cert x
  travaux: --cert and --key belong together; give both
  [2]

The reading desk shows a source with what was proposed from it, one proposal at
a time, with forms of 'confirm' and 'reject'; each leads to the next.

  $ travaux propose varda.room herald-1.txt --date 2026-03-11 > proposed
  $ desk=/read/source?source=proposal:herald-1-b300
  $ travaux serve varda.room --get /read | grep -o '<a href="/read/source[^>]*>[^<]*'
  <a href="/read/source?source=herald-1">herald-1: 8 proposals
  $ travaux serve varda.room --get $desk | grep -o '<mark class="asked" id="[^"]*"\|<p class="turn"><span>[^<]*\|rel="[a-z]*"\|action="/v/[a-z]*"\|name="set.[a-z]*"'
  rel="stylesheet"
  <mark class="asked" id="passage-herald-1-b300"
  <p class="turn"><span>2 of 8
  rel="prev"
  rel="next"
  action="/v/confirm"
  action="/v/reject"
  action="/v/confirm"
  name="set.about"
  name="set.act"
  name="set.by"
  name="set.grade"
  name="set.kind"
  name="set.polarity"
  name="set.tag"
  name="set.words"
  name="set.hedge"
  name="set.place"

The navigation marks the entry that a page stands under. What was pasted
without a title is called by its first line.

  $ travaux serve varda.room --get $desk | grep -o 'aria-current="true">[A-Z][^<]*'
  aria-current="true">Reading desk
  $ travaux serve varda.room --get /v/draft-blame | grep -o 'aria-current="[a-z]*">[^<]*'
  aria-current="true">Drafts
  $ travaux serve varda.room --get /v/contradictions | grep -o '<h1.*</h1>'
  <h1 dir="auto">Said both ways</h1>
  $ text='Quiet+day+at+Brava%0A%0AA+delegate+of+Aldova+said+that+work+went+on.%0A'
  $ cp varda.room pasted.room
  $ token=$(travaux serve pasted.room --get /api | sed -n 's/.*"token": "\(.*\)".*/\1/p')
  $ body="token=$token&date=2026-03-12&then=source&file=$text"
  $ printf 'POST /v/propose HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s' $form ${#body} "$body" \
  >     | travaux serve pasted.room --once | tr -d '\r' | grep '^HTTP\|^Location'
  HTTP/1.1 303 See Other
  Location: /read/source?source=quiet-day-at-brava&done=yes

What is said both ways stands side by side, each with the place of its words;
drafts and parties make a table of who saw what.

  $ travaux serve varda.room --get /v/contradictions | grep -o '<p class="words"[^>]*>[^<]*\|<strong>[^<]*</strong><span class="muted">[^<]*'
  <p class="words" dir="auto">Guaranteed in cubic metres
  <strong>Sule</strong><span class="muted">reported · 11 Mar 2026
  <p class="words" dir="auto">Best effort
  <strong>Mair</strong><span class="muted">perceived · 11 Mar 2026
  $ travaux serve varda.room --get /v/contradictions | grep -o '<p class="aside"><a href="[^"]*"'
  <p class="aside"><a href="/source/herald-1"
  <p class="aside"><a href="/source/herald-1"
  $ travaux serve varda.room --get /v/sights | grep -o '<tr><th scope="row".*' | sed 's/<[^>]*>/|/g;s/|||*/|/g' | head -n 3
  |Cerana&#39;s text|none on record|saw it|wrote it|none on record|
  |Aldova&#39;s paper|wrote it|none on record|none on record|none on record|
  |Text after Lakeside|none on record|none on record|none on record|none on record|

A verb on texts takes a draft of the room by its key; those that are held can
be looked at side by side.

  $ travaux draft import varda.room aldova-2.md --draft aldova-2 > imported
  $ travaux serve varda.room --get /drafts | grep -o 'type="checkbox" name="draft" value="[^"]*"\|formaction="[^"]*"\|<option[^>]*>[^<]*'
  type="checkbox" name="draft" value="cerana-1"
  type="checkbox" name="draft" value="aldova-1"
  type="checkbox" name="draft" value="second"
  type="checkbox" name="draft" value="aldova-2"
  formaction="/v/draft-table"
  formaction="/v/draft-blame"
  <option value="aldova-1">Aldova&#39;s paper
  <option value="aldova-2">Paper of Aldova on the waters of the Varda
  <option value="aldova-1">Aldova&#39;s paper
  <option value="aldova-2" selected>Paper of Aldova on the waters of the Varda
  formaction="/v/draft-diff"
  formaction="/v/draft-changes"
  $ travaux serve varda.room --get '/v/draft-diff?old=aldova-1&new=aldova-2' | grep -o '<del>48</del><ins>72</ins>'
  <del>48</del><ins>72</ins>
  $ travaux serve varda.room --get '/v/draft-table?draft=aldova-1&draft=aldova-2' | grep -c 'class="even"'
  1
  $ travaux serve varda.room --get '/v/draft-diff?old=/etc/passwd&new=aldova-2' | grep -c root:
  0
  [1]

What is wrong with a form stands above it and at its field, which keeps what was
typed; also with the fields of the view, and with what was pasted.

  $ fault() { tr -d '\r' | grep -o '<p class="fault" id="[^"]*">[^<]*\|<[a-z]* [^>]*aria-invalid="true"[^>]*>[^<]*'; }
  $ travaux serve varda.room --get '/?on=202x' | fault
  <p class="fault" id="fault-on">“on”: &#39;202x&#39; is not a date; write 2025, 2025-11, 2025-11-25, 2025-11-24/2025-11-25, ../2025-11-23, 2025-11-23/.. or unknown
  <input type="text" placeholder="2025-11-25" autocomplete="off" id="field-on" name="on" aria-describedby="fault-on help-on" aria-invalid="true" autofocus value="202x" dir="auto">
  $ travaux serve varda.room --get '/point/dams?on=2026-03-12' | fault
  <p class="fault" id="fault-point">there is no point &#39;dams&#39; in this view; did you mean &#39;dam&#39;?
  <input type="text" autocomplete="off" id="field-point" name="point" aria-describedby="fault-point help-point" aria-invalid="true" autofocus required value="dams" dir="auto">
  $ travaux serve varda.room --get '/v/draft-diff?old=none&new=aldova-2' | fault
  <p class="fault" id="fault-old">there is no draft &#39;none&#39; in this view; there are: cerana-1, aldova-1, second, aldova-2
  <textarea id="field-old" name="old" aria-describedby="fault-old help-old" aria-invalid="true" autofocus rows="12" dir="auto">none
  $ token=$(travaux serve varda.room --get /api | sed -n 's/.*"token": "\(.*\)".*/\1/p')
  $ body="token=$token&brief=date%3A%202026-03-20%0Awrong%3A%201%0A"
  $ printf 'POST /v/add HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s' $form ${#body} "$body" \
  >     | travaux serve varda.room --once | fault
  <p class="fault" id="fault-brief">brief:2:1: there is no section &#39;wrong&#39;; a brief takes room, date, title, until-all, zone, audience, owner, consent, assumptions, parties, outsiders, coalitions, bodies, rounds, meetings, points, links, drafts, clauses, lineage, brackets, amendments, accounts, sights, sources, statements, positions, understandings, acts, withdrawn, events, commitments, findings, assets, uses, estimates, preferences, packages, deadlines, names, grants, proposals, ratings, releases, retractions
  <textarea id="field-brief" name="brief" aria-describedby="fault-brief help-brief" aria-invalid="true" autofocus rows="12" dir="auto">date: 2026-03-20

A page that is turned stays so behind all its links and forms.

  $ travaux serve varda.room --get '/drafts?lang=ar' > turned
  $ grep -o '<html[^>]*dir="[a-z]*"' turned
  <html lang="en" dir="rtl"
  $ grep -o ' href="/[^"]*"' turned | grep -v 'lang=ar\|style.css'
  [1]
