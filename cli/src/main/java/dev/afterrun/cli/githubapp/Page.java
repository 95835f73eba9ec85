package dev.afterrun.cli.githubapp;

/** The pages that a person's browser shows on the way. */
final class Page {
    private Page() {}

    /** One button, which takes the manifest to GitHub. */
    static String form(String action, String manifest) {
        return page("""
                <p>Press the button. GitHub shows what the App is to be called and makes it; then it leads back here.</p>
                <form action="%s" method="post">
                <input type="hidden" name="manifest" value="%s">
                <button>Make the App on GitHub</button>
                </form>
                """.formatted(escaped(action), escaped(manifest)));
    }

    /** One sentence. */
    static String saying(String sentence) {
        return page("<p>" + escaped(sentence) + "</p>");
    }

    private static String page(String body) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Afterrun: a GitHub App</title>
                <style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }
                button { font: inherit; padding: .5rem 1rem }</style>
                <h1>Afterrun: a GitHub App</h1>
                """ + body;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
