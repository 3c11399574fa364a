What holds for every command line: where words may stand, what is said of
wrong ones, exit codes, and what happens when nobody reads the answer.

  $ travaux | head -2
  Travaux 0.1.0                                      travaux VERB [ROOM] [OPTIONS]
  keeps the record of a negotiation, and works out where the deal is
  $ travaux help help
  travaux help                                                          only reads
  tells what travaux does, or what a verb does
  
  Usage
    travaux help [<verb>] ... [--man] [--completion bash|fish|zsh]
        [--candidates NUMBER]
  
  Without a verb, lists all verbs by what they do to a room. With a verb, tells
  what the verb answers, how to read it, and every argument. With the first word
  of several verbs, lists these.
  
  Arguments
    <verb>                      the verb to tell about
    --man                       print the manual page (troff, for man -l)
    --completion bash|fish|zsh  print the script that completes words in this
                                shell
    --candidates NUMBER         print what may stand at this place, from 0, of the
                                command line that follows (the scripts ask this)
  
  Every verb takes
    --json                     print the answer as JSON
    --color always|auto|never  colour the answer; auto: on a terminal only
    --width NUMBER             draw this many columns wide
    --help                     tell about the verb instead of running it
    --version                  print the version
  
  Example
    travaux help help
  
  Exit code
    0  done
    1  done, and the answer is no
    2  called wrongly
    3  what was read is not right, or a file that is named is not there
    4  the disk, the file or the system refused
  $ travaux help version --json | head -4
  {
    "name": "version",
    "summary": "prints the version of travaux and of its libraries",
    "help": "Tells which version this is, and which versions of its libraries it runs with. Add it to a report of a fault.",
  $ travaux --version --width 40 | sed 's/  *[0-9].*/ N/'
  travaux N
  libsodium N
  libyaml N
  utf8proc N

Wrong words are met with what was meant, on standard error, and exit code 2:

  $ travaux verson
  travaux: there is no verb 'verson'; did you mean 'version'?
  [2]
  $ travaux help --mna
  travaux: 'travaux help' has no option '--mna'; did you mean '--man'?
  [2]
  $ travaux version too many
  travaux: 'too' is one argument too many; usage: travaux version
  [2]
  $ travaux help --completion tcsh
  travaux: --completion: 'tcsh' is not one of bash, fish, zsh
  [2]
  $ travaux help -v
  travaux: '-v' is not an option; options are written in full, '--on'; only '-h' is short
  [2]

The shells' scripts ask what may stand at a place:

  $ travaux help --candidates 1 -- version --w
  --width\tdraw this many columns wide (esc)
  $ travaux help --completion bash > completion; bash -n completion

The manual page has no faults (troff would tell them):

  $ travaux help --man > travaux.1
  $ head -5 travaux.1 | sed 's/[0-9]*\.[0-9]*\.[0-9]*/N/'
  .TH TRAVAUX 1 "" "travaux N" ""
  .SH NAME
  travaux \- keeps the record of a negotiation, and works out where the deal is
  .SH SYNOPSIS
  .B travaux VERB [ROOM] [OPTIONS]
  $ if command -v groff >/dev/null; then groff -man -ww -z travaux.1; fi

Colours only where asked, as nothing here is a terminal:

  $ travaux version | grep -c '\['
  0
  [1]
  $ travaux version --color always | head -1 | tr '\033' '^' | cut -c 1-15
  ^[1mtravaux^[0m

A reader that went away is no fault; a full disk is:

  $ (travaux help help; echo $? >code) | true; cat code
  0
  $ travaux help help >&-
  $ travaux help help >/dev/full
  travaux: cannot write the answer: No space left on device
  [4]
