package dev.afterrun.cli.githubapp;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the App is to be: what Afterrun needs, and what was wished for.
 *
 * @param name empty where GitHub's page asks for it
 * @param server Afterrun's address, that CI is told
 * @param audience who may install it
 * @param webhooks whether GitHub is to tell what happens
 * @param reruns whether people may have runs run again
 */
record Manifest(Optional<String> name, URI server, Audience audience, Webhooks webhooks, Reruns reruns) {
    /** Who may install it. */
    enum Audience {
        OWNER,
        ANYBODY
    }

    /** Whether GitHub tells by itself what happens. */
    enum Webhooks {
        ON,
        OFF
    }

    /** Whether workflows may be run again. */
    enum Reruns {
        ALLOWED,
        NOT_ALLOWED
    }

    /** Those of an installation come without being asked for. */
    private static final List<String> EVENTS =
            List.of("check_run", "issue_comment", "pull_request", "push", "workflow_run");

    /** As GitHub reads it; {@code redirect} is where it sends the browser back to. */
    Map<String, Object> json(URI redirect) {
        var json = new LinkedHashMap<String, Object>();
        name.ifPresent(given -> json.put("name", given));
        json.put("url", server);
        json.put("redirect_url", redirect);
        json.put("public", audience == Audience.ANYBODY);
        json.put("hook_attributes", Map.of("url", server + "/v1/webhooks/github", "active", webhooks == Webhooks.ON));
        json.put("default_permissions", permissions());
        if (webhooks == Webhooks.ON) {
            json.put("default_events", EVENTS);
        }
        return json;
    }

    private Map<String, String> permissions() {
        var permissions = new TreeMap<String, String>();
        permissions.put("actions", reruns == Reruns.ALLOWED ? "write" : "read");
        permissions.put("checks", "write");
        permissions.put("contents", "read");
        permissions.put("pull_requests", "write");
        permissions.put("statuses", "write");
        if (webhooks == Webhooks.ON) {
            // Without it GitHub does not tell of comments; no token that Afterrun asks for has it.
            permissions.put("issues", "read");
        }
        return permissions;
    }
}
