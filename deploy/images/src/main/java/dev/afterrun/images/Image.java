package dev.afterrun.images;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a container starts as.
 *
 * @param file what its tarball is called, without an ending
 * @param name as a registry has it, with a tag
 * @param title for people
 * @param user a number: Kubernetes does not look up names
 * @param layers what changes least first
 * @param command what runs, with its arguments
 * @param environment beside that of the base
 * @param ports where it listens
 */
record Image(
        String file,
        String name,
        String title,
        int user,
        List<Layer> layers,
        List<String> command,
        Map<String, String> environment,
        Set<Integer> ports) {
    private static final String PROGRAMS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Names and texts are UTF-8, and programs of {@code folder} need no path. */
    static Map<String, String> environment(String folder) {
        return Map.of("LANG", "C.UTF-8", "PATH", folder + ":" + PROGRAMS);
    }
}
