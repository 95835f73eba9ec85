package dev.afterrun.clients.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.clients.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.spi.ToolProvider;

/** What jobs publish to be opened: documentation that a real generator wrote, an application in WebAssembly, and a trap. */
final class PublishedSites {
    static final String RUN = "4720";
    private static final String COMMIT = "d0c5".repeat(10);
    private static final String TRAP_COMMIT = "bad5".repeat(10);

    /** {@code (func (export "add") (param i32 i32) (result i32) …)}. */
    private static final byte[] ADD = HexFormat.of()
            .parseHex("0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b");

    private final Site site;

    private PublishedSites(Site site) {
        this.site = site;
    }

    static PublishedSites at(Site site) throws IOException, InterruptedException {
        var published = new PublishedSites(site);
        published.publishDocumentation();
        published.publishTrap();
        return published;
    }

    URI runPage() {
        return site.web("/" + Sample.REPOSITORY + "/run-" + RUN);
    }

    URI documentation(String path) {
        return site.content("/" + Sample.REPOSITORY + "/run-" + RUN + "/docs/" + path);
    }

    URI application() {
        return site.content("/" + Sample.REPOSITORY + "/run-" + RUN + "/app/");
    }

    URI trap() {
        return site.content("/" + Sample.REPOSITORY + "/run-667/trap/");
    }

    private void publishDocumentation() throws IOException, InterruptedException {
        var directory = Site.directory("sites");
        javadoc(directory.resolve("files/docs"));
        write(directory, "docs/404.html", "<!DOCTYPE html><title>No chapter</title><h1>No such chapter</h1>");
        write(directory, "app/index.html", """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Adding</title>
                <link rel="stylesheet" href="style/app.css"><img src="logo.svg" alt="" width="20">
                <p id="sum">…</p><script type="module" src="./app.js"></script></html>
                """);
        write(directory, "app/app.js", """
                import {shown} from './parts/shown.mjs';
                const {instance} = await WebAssembly.instantiateStreaming(fetch(new URL('app_bg.wasm', import.meta.url)));
                const numbers = await (await fetch('numbers.json')).json();
                shown(instance.exports.add(...numbers));
                """);
        write(directory, "app/parts/shown.mjs", "export const shown = (sum) => { document.title = `sum ${sum}`; };");
        write(directory, "app/numbers.json", "[40, 2]");
        write(directory, "app/style/app.css", "p { color: rgb(1, 2, 3) }");
        write(directory, "app/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'/>");
        Files.write(directory.resolve("files/app/app_bg.wasm"), ADD);
        publish(directory, RUN, "docs", COMMIT);
    }

    private void publishTrap() throws IOException, InterruptedException {
        var directory = Site.directory("trap");
        write(
                directory,
                "trap/index.html",
                Scripts.read("hostile.html")
                        .replace("@web@", site.web("").toString())
                        .replace("@repository@", Sample.REPOSITORY));
        write(directory, "trap/neighbour.html", "<!DOCTYPE html><title>a neighbour's secret</title>");
        write(directory, "trap/worker.js", "self.addEventListener('fetch', () => {});");
        write(directory, "trap/top.html", "<!DOCTYPE html><script>top.location = 'neighbour.html'</script>");
        publish(directory, "667", "trap", TRAP_COMMIT);
    }

    private void publish(Path directory, String run, String job, String commit)
            throws IOException, InterruptedException {
        site.publish(
                directory,
                "--repo",
                Sample.REPOSITORY,
                "--run",
                run,
                "--job",
                job,
                "--commit",
                commit,
                "--dir",
                "files");
    }

    private static void javadoc(Path target) throws IOException {
        var source = Site.directory("source").resolve("Widget.java");
        Files.writeString(source, """
                /** Widgets. */
                package widgets;
                /** A widget. */
                public class Widget {
                    /** Makes it turn. @param degrees how far */
                    public void turn(int degrees) {}
                }
                """);
        var said = new StringWriter();
        var ended = ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-quiet",
                        "-windowtitle",
                        "Widgets",
                        "-d",
                        target.toString(),
                        source.toString());
        if (ended != 0) {
            throw new IOException(said.toString());
        }
    }

    private static void write(Path directory, String path, String content) throws IOException {
        var file = directory.resolve("files").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(UTF_8));
    }
}
