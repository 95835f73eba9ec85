package dev.afterrun.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.regex.Pattern;

/** What a page tells its readers to paste into a shell. */
public final class PageCommands {
    private static final Pattern COMMAND = Pattern.compile("<code data-copy=\"command\">([^<]*)</code>");

    private PageCommands() {}

    /** The first command of the page at {@code path} that has {@code words} in it. */
    public static String find(Site site, String path, String words) throws IOException, InterruptedException {
        var page = new String(site.get(site.web(path)).body(), UTF_8);
        return COMMAND.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(command -> command.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no command with '" + words + "' in " + page));
    }
}
