# Completes the words of travaux in fish; the program says what may follow.
# Load it with: travaux help --completion fish | source
function __travaux_candidates
    set -l word (commandline -ct)
    set -l words (commandline -opc) "$word"
    set -l place (math (count $words) - 2)
    for line in (travaux help --candidates $place -- $words[2..-1] 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$word"
            case :rooms
                __fish_complete_suffix .room
            case '*'
                echo $line
        end
    end
end
complete -c travaux -f -a '(__travaux_candidates)'
