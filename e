/tmp/breaker/pipes.sh: line 4: newswinnow: command not found
