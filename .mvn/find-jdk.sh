# Sourced by ./mvnw and ./afterrun: sets JAVA_HOME to a JDK of at least the version that pom.xml asks for.
# It looks in JAVA_HOME, then in the folders where systems and SDKMAN keep JDKs, then at the `javac` on PATH.
afterrun_jdk_needed=25

afterrun_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

afterrun_find_jdk() {
  set +f
  for afterrun_jdk in \
    "${JAVA_HOME-}" \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/.local/share/mise/installs/java/* \
    "$(afterrun_javac=$(command -v javac || :) && [ -n "$afterrun_javac" ] \
      && dirname "$(dirname "$(readlink -f "$afterrun_javac")")" || :)"; do
    afterrun_found=$(afterrun_jdk_version "$afterrun_jdk" || :)
    if [ -n "$afterrun_found" ] && [ "$afterrun_found" -ge "$afterrun_jdk_needed" ]; then
      JAVA_HOME=$afterrun_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "afterrun: no JDK $afterrun_jdk_needed or newer found (looked in JAVA_HOME, the usual JVM folders, SDKMAN and PATH)." >&2
  echo "Install one (Debian: temurin-25-jdk from Adoptium; macOS: brew install openjdk; any: sdk install java 25-tem) or set JAVA_HOME to it." >&2
  return 1
}
