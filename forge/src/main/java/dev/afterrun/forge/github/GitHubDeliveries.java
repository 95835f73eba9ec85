package dev.afterrun.forge.github;

import dev.afterrun.forge.Deliveries;
import dev.afterrun.forge.DeliveryPage;
import dev.afterrun.forge.http.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** The deliveries of an App's own webhook, which GitHub keeps, and delivers again, for three days. */
public final class GitHubDeliveries implements Deliveries {
    private static final int PAGE = 100;
    private static final String PATH = "/app/hook/deliveries";

    /** As it stands in the header, so that it goes back as it came. */
    private static final Pattern NEXT = Pattern.compile("[?&]cursor=(?<cursor>[^&>\\s]+)[^>]*>;\\s*rel=\"next\"");

    private final AppRequests requests;

    private GitHubDeliveries(AppRequests requests) {
        this.requests = requests;
    }

    /**
     * Those of one App.
     *
     * @param base as for {@link GitHubForge#withApps}
     * @throws IllegalArgumentException when something would travel in the clear
     */
    public static GitHubDeliveries of(URI base, GitHubApp app, Clock clock) {
        return new GitHubDeliveries(new AppRequests(GitHubHeaders.client(base), app, clock));
    }

    /** An App without a webhook is answered with 404. */
    @Override
    public Optional<DeliveryPage> page(Optional<String> cursor) throws IOException {
        var answer = requests.get(PATH + "?per_page=" + PAGE
                + cursor.map(text -> "&cursor=" + text).orElse(""));
        var found = answer.found();
        return found.isEmpty() ? Optional.empty() : Optional.of(page(found.get()));
    }

    @Override
    public boolean deliverAgain(long delivery) throws IOException {
        return requests.post(PATH + "/" + delivery + "/attempts").found().isPresent();
    }

    private static DeliveryPage page(Answer answer) throws IOException {
        var deliveries = answer.asListOf(GitHubDeliveryJson.class).stream()
                .map(GitHubDeliveryJson::delivery)
                .toList();
        return new DeliveryPage(deliveries, next(answer));
    }

    private static Optional<String> next(Answer answer) {
        return answer.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .flatMap(matcher -> matcher.results().map(found -> found.group(1)))
                .findFirst();
    }
}
