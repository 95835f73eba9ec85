package dev.afterrun.storage.index.cargo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.AnswerFile;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.cargo.Crates;
import dev.afterrun.storage.index.http.Documents;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sparse index of a ref's crates (RFC 2789): {@code cargo/config.json}, {@code cargo/ab/cd/abcd}; and where it leads,
 * {@code -/crates/NAME/VERSION/download}.
 */
@ApplicationScoped
class CargoView implements View {
    private static final String CRATES = ViewNames.OURS + "/crates";
    private static final List<String> CONFIG = List.of("config.json");

    private final Crates crates;
    private final PublicUrls urls;
    private final FactsJson json;
    private final AnswerFile answerFile;
    private final Refusals refusals;
    private final Documents documents;

    CargoView(
            Crates crates,
            PublicUrls urls,
            FactsJson json,
            AnswerFile answerFile,
            Refusals refusals,
            Documents documents) {
        this.crates = crates;
        this.urls = urls;
        this.json = json;
        this.answerFile = answerFile;
        this.refusals = refusals;
        this.documents = documents;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.CARGO, CRATES);
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        var candidates = Candidates.of(address.repository(), address.ref());
        if (address.view().equals(CRATES)) {
            download(context, address, candidates);
        } else if (address.rest().equals(CONFIG)) {
            documents.send(context, "application/json", config(context, address));
        } else {
            lines(context, address, candidates);
        }
    }

    /** cargo asks for its configuration without its token, and sends that only once it was refused (RFC 3139). */
    @Override
    public boolean isAskedForToken(Address.InView address) {
        return address.view().equals(ViewNames.CARGO) && address.rest().equals(CONFIG);
    }

    private Document config(RoutingContext context, Address.InView address) {
        var downloads = urls.ref(address.repository(), address.ref().text()) + CRATES;
        var config = PrivateAnswer.is(context)
                ? Map.of("dl", downloads, "auth-required", true)
                : Map.<String, Object>of("dl", downloads);
        return new Document(json.write(config).getBytes(UTF_8));
    }

    private void lines(RoutingContext context, Address.InView address, Candidates candidates) {
        var name = address.rest().isEmpty() ? "" : address.rest().getLast();
        Optional.of(name)
                .filter(any -> !any.isEmpty() && IndexPath.of(any).equals(address.rest()))
                .flatMap(crate -> crates.lines(candidates, crate))
                .ifPresentOrElse(
                        lines -> documents.send(context, "text/plain; charset=utf-8", lines),
                        () -> refusals.nothing(context));
    }

    /** {@code NAME/VERSION/download}, as cargo puts behind the address that its configuration names. */
    private void download(RoutingContext context, Address.InView address, Candidates candidates) {
        var asked = address.rest();
        if (asked.size() != 3 || !asked.getLast().equals("download")) {
            refusals.nothing(context);
            return;
        }
        crates.file(candidates, asked.getFirst(), asked.get(1))
                .ifPresentOrElse(
                        path -> answerFile.answer(
                                context, new Address.InRef(address.repository(), address.ref(), path)),
                        () -> refusals.nothing(context));
    }
}
