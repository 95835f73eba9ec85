package dev.afterrun.http.identity;

/** What somebody may want at an endpoint; {@link Permissions} says who may. */
public enum Action {
    /** Sees what a repository has: everybody sees what a public one has. */
    READ("reads"),
    /** Restores sets: nobody may too, and gets what is open to everybody. */
    RESTORE("restores"),
    /** Sends files and sets, and tells of runs, as a job of the repository. */
    PUBLISH("publishes"),
    /** Asks what the repository has and what rules would do, and sends files by hand. */
    MANAGE("manages"),
    /** Changes what becomes of a repository's files and what pull requests bring: what runs that are trusted may alone. */
    STEER("steers"),
    /** Says who else publishes for a repository. */
    ADMINISTER("administers"),
    /** Runs the installation. */
    OPERATE("operates"),
    /** Asks whom its own token proves it to be: whoever brings one that is taken. */
    KNOW_ITSELF("is somebody");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** Whether nobody may too, in a repository that everybody may read. */
    public boolean isOpenToNobody() {
        return this == READ || this == RESTORE;
    }

    /** As the reference has it: what whoever may does, or is. */
    public String word() {
        return word;
    }
}
