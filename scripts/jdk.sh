# Finds the newest JDK from 21 on, wherever it is kept, and sets JAVA_HOME to it. Sourced by run and test.

jdk_major() { # jdk_major FOLDER: prints the major version of the JDK there, nothing where there is none
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local best="" best_major=20 folder major on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for folder in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java* /opt/jdk* /opt/*/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$folder" ] && [ -d "$folder" ] || continue
    major=$(jdk_major "$folder")
    if [ -n "$major" ] && [ "$major" -gt "$best_major" ]; then
      best=$folder
      best_major=$major
    fi
  done
  if [ -z "$best" ]; then
    echo "Sturmwarte needs a JDK, version 21 or newer, and found none." >&2
    echo "Install one from your system's packages or from adoptium.net, or set JAVA_HOME to it." >&2
    return 1
  fi
  JAVA_HOME=$best
  export JAVA_HOME
}

maven() { # the Maven that is there, else the wrapper, which fetches one
  if command -v mvn >/dev/null 2>&1; then mvn "$@"; else ./mvnw "$@"; fi
}
