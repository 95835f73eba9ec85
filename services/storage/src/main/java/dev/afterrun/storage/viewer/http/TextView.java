package dev.afterrun.storage.viewer.http;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.FoundFile;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.download.http.SecurePage;
import dev.afterrun.storage.downloadcount.CountDownloads;
import dev.afterrun.storage.retention.explanation.FileInWords;
import dev.afterrun.storage.view.http.View;
import dev.afterrun.storage.viewer.Texts;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import org.jboss.logging.Logger;

/** Shows logs and other text at {@code {ref}/-/view/PATH}: pages of lines, or what a search finds in them. */
@ApplicationScoped
class TextView implements View {
    private static final Logger LOG = Logger.getLogger(TextView.class);
    private static final String RETRY_SECONDS = "2";

    private final FindFile findFile;
    private final Texts texts;
    private final FileInWords inWords;
    private final PublicUrls urls;
    private final CountDownloads downloads;
    private final Refusals refusals;

    TextView(
            FindFile findFile,
            Texts texts,
            FileInWords inWords,
            PublicUrls urls,
            CountDownloads downloads,
            Refusals refusals) {
        this.findFile = findFile;
        this.texts = texts;
        this.inWords = inWords;
        this.urls = urls;
        this.downloads = downloads;
        this.refusals = refusals;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.OURS + "/view");
    }

    @Override
    public Origin origin(RoutingContext context) {
        return Origin.WEB;
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        var wanted = Wanted.of(context.request());
        address.path()
                .map(path -> findFile.find(new Address.Download(address.repository(), address.ref(), path)))
                .filter(finding -> wanted.isPresent())
                .ifPresentOrElse(
                        finding -> {
                            switch (finding) {
                                case Finding.Found found -> show(context, address, found.file(), wanted.orElseThrow());
                                case Finding.FoundCounted(var file, var job) ->
                                    answer(
                                            context,
                                            404,
                                            Templates.refused(
                                                    shown(address, file),
                                                    "Only so many downloads of it are left, so it is saved and not shown."));
                                default -> refusals.finding(context, finding);
                            }
                        },
                        () -> refusals.nothing(context));
    }

    private void show(RoutingContext context, Address.InView address, FoundFile file, Wanted wanted) {
        var shown = shown(address, file);
        try {
            if (file.size() > Texts.BYTES) {
                answer(context, 404, Templates.refused(shown, tooLong(file)));
            } else if (!texts.isText(file)) {
                answer(context, 404, Templates.refused(shown, "It is no text: there is a NUL among its first bytes."));
            } else {
                var page = template(shown, file, wanted);
                downloads.downloaded(address.repository(), file.sha256());
                answer(context, 200, page);
            }
        } catch (IOException passing) {
            LOG.warn("A text could not be read", passing);
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            refusals.answer(
                    context,
                    ProblemType.UNAVAILABLE.because(
                            "the lines of this file cannot be read right now; ask again in a moment"));
        }
    }

    private ShownFile shown(Address.InView address, FoundFile file) {
        var stay = inWords.of(address.repository(), address.ref(), file.path());
        return ShownFile.of(address, file, urls, stay);
    }

    private TemplateInstance template(ShownFile shown, FoundFile file, Wanted wanted) throws IOException {
        return wanted.words().isEmpty()
                ? Templates.text(shown, TextNavigation.of(texts.page(file, wanted.line())))
                : Templates.hits(shown, wanted.words(), texts.search(file, wanted.words(), wanted.line()));
    }

    private static String tooLong(FoundFile file) {
        return "It has " + new ByteSize(file.size()).rounded() + "; the limit for showing lines is "
                + new ByteSize(Texts.BYTES).rounded() + ".";
    }

    private static void answer(RoutingContext context, int status, TemplateInstance page) {
        SecurePage.withScripts(context.response(), "'self'")
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(page.render());
    }
}
