Who may open the pages: the access file beside the room. Passwords are asked
for, and never stand on the command line.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z TRAVAUX_SEED=varda
  $ travaux new varda.yaml > made
  $ status() { head -n 1 | tr -d '\r'; }
  $ travaux access list | sed "s/^[0-9a-f]\{8\} /PASS     /"
  travaux: 'varda.room' has no access file; 'travaux access add ROOM NAME --role mediator' makes one
  $ travaux access add okan --role mediator < /dev/null
  New password for okan: 
  travaux: no password was given
  [2]
  $ printf 'short\nshort\n' | travaux access add okan --role mediator
  New password for okan: 
  travaux: a password has 12 to 1000 bytes
  [2]
  $ printf 'correct horse battery\ncorrect horse batteries\n' | travaux access add okan --role mediator
  New password for okan: 
  Once more, for okan: 
  travaux: the two passwords differ; nothing was changed
  [2]
  $ printf 'correct horse battery\ncorrect horse battery\n' | travaux access add okan --role mediator
  New password for okan: 
  Once more, for okan: 
  okan may log in as mediator.
  $ stat -c %a varda.room.access
  600
  $ travaux access add rin --role delegation
  travaux: the role 'delegation' needs --party
  [2]
  $ travaux access add rin --role mediator --party AL
  travaux: the role 'mediator' has no party; leave --party out
  [2]
  $ travaux access add rin --role delegation --party AK
  travaux: the room has no party 'AK'; did you mean 'AL'?
  [2]
  $ travaux access invite rin --role observer --party nobody
  travaux: the room has no party 'nobody'; there are: AL, BO, CE, DB
  [2]
  $ travaux access add rin --role observer --may write
  travaux: the role 'observer' cannot be given 'write', only: help|read
  [2]
  $ travaux access add 'rin; drop' --role public
  travaux: 'rin; drop' is no name of a user; write up to 64 letters, digits, '.', '_', '@' or '-'
  [2]
  $ travaux access invite rin --role delegation --party AL > invited
  $ head -n 1 invited
  rin can set a password at /invitation, once, with:
  $ tail -n 1 invited | tr 0-9a-f x | uniq -c | tr -d " "
  1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  $ travaux access list | sed "s/^[0-9a-f]\{8\} /PASS     /"
  People and access
  
  user  role        party  may                                    state
  okan  mediator           help|read|write|access|import|mediate  has a password
  rin   delegation  AL     help|read|write                        invited
  Nothing can be read without logging in.
  
  pass      user  kind        until
  PASS      rin   invitation  27 Mar 2026, 10:00 UTC

Nothing is shown before somebody logs in; a program is told:

  $ travaux serve --get / | grep '^HTTP\|^Location'
  HTTP/1.1 303 See Other\r (esc)
  Location: /login\r (esc)
  $ travaux serve --get /api/state | status
  HTTP/1.1 401 Unauthorized
  $ travaux serve --get /events | status
  HTTP/1.1 401 Unauthorized
  $ travaux serve --get /v/access-list | status
  HTTP/1.1 303 See Other

  $ ask() { printf "$1 %s HTTP/1.1\r\nHost: localhost\r\n%b\r\n" "$2" "$3" | travaux serve --once | tr -d '\r'; }

A token of a program may what it was given, and no more than its user:

  $ token=$(travaux access token okan --may access | tail -n 1)
  $ for page in list audit
  > do ask GET /v/access-$page "Authorization: Bearer $token\r\n" | grep -o '[^>]*2026, [^<]*' | uniq
  > done
  18 Jun 2026, 10:00 UTC
  27 Mar 2026, 10:00 UTC
  20 Mar 2026, 10:00 UTC
  $ token=$(travaux access token okan --may read | tail -n 1)
  $ ask GET /api/state "Authorization: Bearer $token\r\n" | grep 'HTTP\|"file"'
  HTTP/1.1 200 OK
  $ ask GET /api/access-list "Authorization: Bearer $token\r\n" | status
  HTTP/1.1 403 Forbidden
  $ ask GET /api/state "Authorization: Bearer 0$token\r\n" | status
  HTTP/1.1 401 Unauthorized
  $ ask POST /api/add "Authorization: Bearer $token\r\nContent-Length: 0\r\n" | status
  HTTP/1.1 403 Forbidden
  $ travaux access token rin --may mediate
  travaux: the role 'delegation' cannot be given 'mediate', only: help|read|write
  [2]
  $ travaux access token nobody
  travaux: there is no user or pass 'nobody'; see 'travaux access list'
  [1]
  $ travaux access revoke okan
  'okan' is taken away.
  $ ask GET /api/state "Authorization: Bearer $token\r\n" | status
  HTTP/1.1 401 Unauthorized
  $ travaux access revoke okan
  travaux: there is no user or pass 'okan'; see 'travaux access list'
  [1]

Who guesses is told how long to wait:

  $ form=$(travaux serve --get /login | grep -o 'name="token" value="[0-9a-f]*"' | cut -d '"' -f 4)
  $ guess() { body="token=$form&user=rin&password=guess+guess+guess"; ask POST /login "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${#body}\r\n\r\n$body" | grep '^HTTP\|^Retry'; }
  $ for i in 1 2 3 4 5 6; do guess; done
  HTTP/1.1 403 Forbidden
  HTTP/1.1 403 Forbidden
  HTTP/1.1 403 Forbidden
  HTTP/1.1 403 Forbidden
  HTTP/1.1 403 Forbidden
  HTTP/1.1 429 Too Many Requests
  Retry-After: 1

What is public can be shown to all:

  $ travaux access anonymous yes
  What is public can be read without logging in.
  $ travaux serve --get / | grep -o '<p class="aside">on.*</p>'
  <p class="aside">on and known 20 Mar 2026 · public view</p>
  $ travaux serve --get '/?as=AL' | grep -o '<p class="aside">on.*</p>'
  <p class="aside">on and known 20 Mar 2026 · public view</p>
  $ travaux serve --get /v/add | status
  HTTP/1.1 403 Forbidden
  $ travaux serve --get /v/access-audit | status
  HTTP/1.1 403 Forbidden
  $ travaux access anonymous no
  Nothing can be read without logging in.
  $ travaux access audit --limit 3
  Audit
  
  when                    user   address       what              answer
  20 Mar 2026, 10:00 UTC  owner  command line  access anonymous  done
  20 Mar 2026, 10:00 UTC  owner  command line  access anonymous  done
  20 Mar 2026, 10:00 UTC  rin    127.0.0.1     password          tried

Other addresses are served with users and with TLS only:

  $ travaux serve --address 0.0.0.0
  travaux: passwords would be sent to '0.0.0.0' in the clear; give --cert and --key, or listen on 127.0.0.1 behind a proxy (--proxy)
  [2]
  $ travaux serve --proxy --address 0.0.0.0
  travaux: --proxy is for a proxy on this machine: listen on 127.0.0.1 or ::1, without --cert, in a room with an access file
  [2]
  $ rm varda.room.access
  $ travaux serve --address 0.0.0.0
  travaux: the room has no users ('travaux access add'): only an address of this machine's loopback (127.0.0.1, ::1) can be served, not '0.0.0.0'
  [2]
  $ travaux serve --proxy
  travaux: --proxy is for a proxy on this machine: listen on 127.0.0.1 or ::1, without --cert, in a room with an access file
  [2]
