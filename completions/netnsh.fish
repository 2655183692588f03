# fish completion for netnsh. For good:
#   netnsh completion fish > ~/.config/fish/completions/netnsh.fish
# For this shell alone:
#   netnsh completion fish | source

function __netnsh_complete
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor)
    # Without its quotes, as fish will compare it; one that is still open has no end to take off.
    set -l current (string unescape -- "$typed"; or string replace --regex -- '^[\'"]' '' "$typed")
    netnsh __complete $words[2..] "$current" 2>/dev/null
end

complete --command netnsh --no-files --keep-order --arguments '(__netnsh_complete)'
