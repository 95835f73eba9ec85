package dev.afterrun.cli.notify.store.swift;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.store.Content;
import dev.afterrun.cli.notify.store.DetailStore;
import dev.afterrun.cli.notify.store.StoreRefusal;
import dev.afterrun.cli.publish.Addresses;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files in a container that anybody may read who has an address, and nobody may list. Each goes by itself on its day. */
public final class SwiftStore implements DetailStore {
    private static final String READERS = "X-Container-Read";
    private static final String ANYBODY = ".r:*";

    private final SwiftSettings settings;
    private final SwiftClient client;
    private final Clock clock;
    private final Duration lifetime;

    /** {@code clock} tells what the end is counted from. */
    public SwiftStore(SwiftSettings settings, Http http, Clock clock) {
        this.settings = settings;
        this.client = new SwiftClient(http, new Login(http, settings));
        this.clock = clock;
        this.lifetime = Duration.ofDays(settings.days());
    }

    @Override
    public Optional<Instant> prepare() {
        var what = "looking for the container " + settings.container();
        // Not HEAD: Swift answers that with a length and no content, which the JDK's client takes for a broken answer.
        var there =
                client.send(account -> calling(what, "GET", URI.create(container(account) + "?format=json&limit=1")));
        switch (there.status()) {
            case 200, 204 -> open(there);
            case 404 -> opening("making the container " + settings.container(), "PUT");
            default -> throw StoreRefusal.of(what, there);
        }
        return Optional.of(linksUntil());
    }

    @Override
    public void put(String name, Content content) {
        var answer = client.send(account -> {
            var body = content.body().get();
            var call = Call.of(content.what(), address(account, name), Call.LONG)
                    .sending("PUT", content.type().value(), body.publisher(), body::sent);
            call.request().header("X-Delete-After", Long.toString(lifetime.toSeconds()));
            return call;
        });
        if (!answer.isDone()) {
            throw StoreRefusal.of(content.what(), answer);
        }
    }

    @Override
    public URI link(String name) {
        return address(client.account(), name);
    }

    @Override
    public Instant linksUntil() {
        return clock.instant().plus(lifetime);
    }

    private void open(Answer container) {
        var readers = List.of(container.header(READERS).orElse("").split("\\s*,\\s*"));
        if (readers.contains(ANYBODY)) {
            return;
        }
        switch (settings.owner()) {
            case US -> opening("opening the container " + settings.container() + " to readers", "POST");
            // Whatever else lies in it would be open too.
            case OTHERS ->
                throw new Failure(
                        ExitCode.REFUSED,
                        "the container " + settings.container(),
                        "not everybody may read it, so links into it would lead nowhere",
                        "give it '" + READERS + ": " + ANYBODY + "', or leave out store_bucket");
        }
    }

    private void opening(String what, String method) {
        var answer = client.send(account -> {
            var call = calling(what, method, container(account));
            call.request().header(READERS, ANYBODY);
            return call;
        });
        if (!answer.isDone()) {
            throw StoreRefusal.of(what, answer);
        }
    }

    private static Call calling(String what, String method, URI to) {
        var call = Call.of(what, to, Call.SHORT);
        call.request().method(method, BodyPublishers.noBody());
        return call;
    }

    private URI container(Account account) {
        return Addresses.below(account.storage(), settings.container());
    }

    private URI address(Account account, String name) {
        return Addresses.below(container(account), name.split("/", -1));
    }
}
