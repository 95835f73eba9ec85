package dev.afterrun.contracts;

/** What a project of GitLab is called here: a repository is {@code owner/name}, and GitLab has groups within groups. */
public final class GitLabProject {
    private GitLabProject() {}

    /**
     * The project at this path: its groups are parted by dots, and a dot of a group's own is two. So no two projects have one name, since GitLab
     * has no group whose path begins or ends with a dot.
     *
     * @param path {@code company/tools/hello}, which is {@code company.tools/hello} here
     */
    public static String name(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? path : path.substring(0, slash).replace(".", "..").replace('/', '.') + path.substring(slash);
    }
}
