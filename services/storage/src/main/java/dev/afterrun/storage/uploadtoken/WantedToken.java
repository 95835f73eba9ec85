package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.token.MakeUploadToken;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.json.Faults;
import dev.afterrun.storage.retention.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * What a request for a token asks for, once it keeps all rules; those that are broken are told at once.
 *
 * @param lifetime longer than nothing, no longer than any may be good
 */
record WantedToken(String name, Purpose purpose, Duration lifetime) {
    private static final String FORGES_ID = "[A-Za-z0-9_-]{1,64}";

    static WantedToken check(MakeUploadToken request, UploadTokenSettings settings) {
        var faults = new Faults();
        name(request.name(), faults);
        request.repositoryId()
                .filter(id -> !id.matches(FORGES_ID))
                .ifPresent(
                        id -> faults.add("/repositoryId", "is no id of a forge; it has up to 64 letters and digits"));
        var purpose = switch (request.kind().orElse(TokenKind.UPLOAD)) {
            case UPLOAD -> uploading(request, faults);
            case INSTALL -> installing(request, faults);
        };
        var lifetime = lifetime(request, settings, faults);
        faults.refuse();
        return new WantedToken(request.name(), purpose.orElseThrow(), lifetime);
    }

    private static Optional<Purpose> uploading(MakeUploadToken request, Faults faults) {
        return refs(request, faults).map(refs -> new Purpose.Uploading(refs, trust(refs, request)));
    }

    private static Optional<Purpose> installing(MakeUploadToken request, Faults faults) {
        request.refs().ifPresent(_ -> faults.add("/refs", "is said of a token that only reads; leave it out"));
        if (request.trusted()) {
            faults.add("/trusted", "is said of a token that only reads; leave it out");
        }
        return Optional.of(new Purpose.Installing());
    }

    private static TrustLevel trust(RefPattern refs, MakeUploadToken request) {
        if (refs.isOfPullRequests()) {
            return TrustLevel.UNTRUSTED;
        }
        return request.trusted() ? TrustLevel.TRUSTED : TrustLevel.ORDINARY;
    }

    private static void name(String name, Faults faults) {
        if (name.isBlank()) {
            faults.add("/name", "is empty; say where the token is to be used");
        } else if (name.length() > Limits.NAME_LENGTH) {
            faults.passed("/name", "has " + name.length() + " characters", Limits.NAME_LENGTH, name.length());
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            faults.add("/name", "has a NUL or another control character");
        }
    }

    private static Optional<RefPattern> refs(MakeUploadToken request, Faults faults) {
        if (request.refs().isEmpty()) {
            faults.add("/refs", "is missing; say what the token is to upload, such as 'refs/heads/main'");
            return Optional.empty();
        }
        try {
            var refs = new RefPattern(request.refs().get());
            if (refs.isOfPullRequests() && request.trusted()) {
                faults.add("/trusted", "is said of pull requests, whose runs are untrusted; leave it out");
            }
            return Optional.of(refs);
        } catch (IllegalArgumentException e) {
            faults.add("/refs", "is refused: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Duration lifetime(MakeUploadToken request, UploadTokenSettings settings, Faults faults) {
        try {
            var lifetime = request.lasting().map(Span::parse).map(Span::length).orElse(settings.lifetime());
            if (lifetime.compareTo(settings.longest()) > 0) {
                faults.passed(
                        "/lasting",
                        "is longer than tokens are good here, in days",
                        settings.longest().toDays(),
                        lifetime.toDays());
            }
            return lifetime;
        } catch (IllegalArgumentException e) {
            faults.add("/lasting", String.valueOf(e.getMessage()));
            return Duration.ZERO;
        }
    }
}
