package dev.afterrun.forge.local.server;

import java.util.stream.Collectors;

/** A pull request for people: plain HTML without scripts, comments as the Markdown that was sent. */
final class PullRequestPage {
    private PullRequestPage() {}

    static String of(StoredPullRequest stored) {
        var present = stored.present();
        var comments = stored.conversation().comments().stream()
                .map(PullRequestPage::section)
                .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · %2$s#%3$d</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
                  pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #ccc; padding: 1rem }
                </style>
                <h1>%1$s</h1>
                <p>%2$s#%3$d is %4$s, into <code>%5$s</code>. Head: <code>%6$s</code></p>
                %7$s</html>
                """.formatted(
                        escaped(present.title()),
                        escaped(stored.repository().toString()),
                        present.number(),
                        present.state(),
                        escaped(present.base()),
                        present.head(),
                        comments);
    }

    private static String section(StoredComment comment) {
        return """
                <section id="comment-%d">
                <h2>%s, %s</h2>
                <pre>
                %s</pre>
                %s</section>
                """.formatted(
                        comment.id(),
                        escaped(comment.author()),
                        comment.updatedAt(),
                        escaped(comment.body()),
                        reactions(comment));
    }

    private static String reactions(StoredComment comment) {
        return comment.reactions().isEmpty()
                ? ""
                : "<p>afterrun: " + escaped(String.join(" ", comment.reactions())) + "</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
