package dev.afterrun.storage.index.npm.http;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.index.http.Documents;
import dev.afterrun.storage.index.npm.NpmPackages;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What npm reads of a ref: {@code npm/NAME}, {@code npm/@SCOPE/NAME} (or with {@code %2f}), and with a version behind it. */
@ApplicationScoped
class NpmView implements View {
    private final NpmPackages packages;
    private final Refusals refusals;
    private final Documents documents;

    NpmView(NpmPackages packages, Refusals refusals, Documents documents) {
        this.packages = packages;
        this.refusals = refusals;
        this.documents = documents;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.NPM);
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        var parts = List.of(String.join("/", address.names()).split("/"));
        var nameParts = parts.getFirst().startsWith("@") ? 2 : 1;
        if (parts.size() < nameParts
                || parts.size() > nameParts + 1
                || parts.getFirst().isEmpty()) {
            refusals.nothing(context);
            return;
        }
        var name = String.join("/", parts.subList(0, nameParts));
        var document = parts.size() == nameParts
                ? packages.packument(address, name)
                : packages.manifest(address, name, parts.getLast());
        document.ifPresentOrElse(
                found -> documents.send(context, "application/json", found), () -> refusals.nothing(context));
    }
}
