package dev.afterrun.storage.listing.http;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.download.http.SecurePage;
import dev.afterrun.storage.link.Opening;
import dev.afterrun.storage.link.SignedLinks;
import dev.afterrun.storage.listing.Folder;
import dev.afterrun.storage.listing.FolderEntries;
import dev.afterrun.storage.view.http.View;
import dev.afterrun.storage.visibility.ReadRepositories;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code -/list/FOLDER/}: a page of what is in the folder, for people; for programs, JSON of all that is below it. */
@ApplicationScoped
class ListView implements View {
    private static final int SHOWN = 500;
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,4}");

    private final FolderEntries entries;
    private final FolderJson folderJson;
    private final Addresses addresses;
    private final ReadRepositories repositories;
    private final SignedLinks links;
    private final Refusals refusals;
    private final Clock clock;

    ListView(
            FolderEntries entries,
            FolderJson folderJson,
            Addresses addresses,
            ReadRepositories repositories,
            SignedLinks links,
            Refusals refusals,
            Clock clock) {
        this.entries = entries;
        this.folderJson = folderJson;
        this.addresses = addresses;
        this.repositories = repositories;
        this.links = links;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.OURS + "/list");
    }

    @Override
    public Origin origin(RoutingContext context) {
        return ListForm.wantedBy(context) == ListForm.PAGE ? Origin.WEB : Origin.CONTENT;
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        var folder = Folder.of(address);
        if (folder.isEmpty()) {
            refusals.nothing(context);
        } else if (!address.isFolder()) {
            Redirects.to(context, context.request().path() + "/" + query(context));
        } else {
            switch (ListForm.wantedBy(context)) {
                case JSON -> folderJson.answer(context, address, folder.get());
                case PAGE -> page(context, address, folder.get());
            }
        }
    }

    private void page(RoutingContext context, Address.InView address, Folder folder) {
        var page = number(context);
        var found = page.map(number -> entries.page(
                Candidates.of(address.repository(), address.ref()), folder, (number - 1) * SHOWN, SHOWN + 1));
        if (found.isEmpty() || found.get().isEmpty()) {
            refusals.nothing(context);
            return;
        }
        // One more than is shown tells whether there are more.
        var shown = found.get().subList(0, Math.min(SHOWN, found.get().size()));
        var next = found.get().size() > SHOWN ? Optional.of("?page=" + (page.get() + 1)) : Optional.<String>empty();
        var html = Templates.folder(new FolderPage(
                                addresses, address, folder, opening(context, address), PrivateAnswer.audience(context))
                        .of(shown, next, clock.instant()))
                .render();
        SecurePage.withScripts(context.response(), "'self'")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .end(html);
    }

    private Opening opening(RoutingContext context, Address.InView address) {
        return switch (PrivateAnswer.audience(context)) {
            case EVERYBODY -> Opening.ITSELF;
            case FEW ->
                repositories
                        .tenant(address.repository())
                        .map(tenant -> links.opening(Audience.FEW, tenant))
                        .orElse(Opening.ITSELF);
        };
    }

    private static Optional<Integer> number(RoutingContext context) {
        return Optional.of(
                        Optional.ofNullable(context.request().getParam("page")).orElse("1"))
                .filter(text -> PAGE.matcher(text).matches())
                .map(Integer::valueOf);
    }

    private static String query(RoutingContext context) {
        var query = context.request().query();
        return query == null || query.isEmpty() ? "" : "?" + query;
    }
}
