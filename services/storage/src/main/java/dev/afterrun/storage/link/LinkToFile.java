package dev.afterrun.storage.link;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.link.LinkMade;
import dev.afterrun.contracts.link.MakeLink;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.json.Faults;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.FoundFile;
import dev.afterrun.storage.retention.Span;
import dev.afterrun.storage.visibility.ReadRepositories;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a link to a file, for whoever reads its repository though not everybody may. */
@ApplicationScoped
public class LinkToFile {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(Limits.LINK_DAYS);

    /** What stands in a path as it is sent (RFC 3986, 3.3). */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%/-]+");

    private final SignedLinks links;
    private final ReadRepositories repositories;
    private final FindFile findFile;
    private final Addresses addresses;
    private final Clock clock;

    LinkToFile(SignedLinks links, ReadRepositories repositories, FindFile findFile, Addresses addresses, Clock clock) {
        this.links = links;
        this.repositories = repositories;
        this.findFile = findFile;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The link. Who reads what is public alone gets none: what is public now may be hidden before a link has ended. */
    public LinkMade make(Caller caller, RepositoryName repository, MakeLink request) {
        caller.may(Action.READ, repository);
        var tenant = repositories
                .readable(repository, caller)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN.because("the token is for another repository that was called "
                                + repository + "; use one that is for this one")));
        if (!links.areOffered()) {
            throw new ProblemException(ProblemType.NOT_HERE.because(
                    "there are no links here, since AFTERRUN_LINKS_KEYS is not set; the operator may set it"));
        }
        var faults = new Faults();
        var lasting = lasting(request, faults);
        var address = address(repository, request, faults);
        faults.refuse();
        var path = path(repository, request);
        var file = file(address.orElseThrow(), path);
        var until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lasting);
        return links.to(tenant, URI.create(addresses.content() + path), file.sha256(), until)
                .map(url -> new LinkMade(url, file.sha256(), until))
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID.because(
                        "the file's address is too long for a link; ask by its digest, as '-/sha256/" + file.sha256()
                                + "'")));
    }

    private FoundFile file(Address.OfFile address, String path) {
        if (findFile.find(address) instanceof Finding.Found(var file)) {
            return file;
        }
        throw new ProblemException(
                ProblemType.NOT_FOUND.because("there is no file at " + path + " that a link could open now"));
    }

    private static Optional<Address.OfFile> address(RepositoryName repository, MakeLink request, Faults faults) {
        var address = Optional.of(path(repository, request))
                .filter(path -> PATH.matcher(path).matches())
                .flatMap(AddressParser::parse)
                .filter(Address.OfFile.class::isInstance)
                .map(Address.OfFile.class::cast);
        if (address.isEmpty()) {
            faults.add(
                    "/file",
                    "is no file's address; say what stands behind the repository in it, such as 'main/dist/hello.tar.gz'");
        }
        return address;
    }

    private static String path(RepositoryName repository, MakeLink request) {
        return "/" + repository + "/" + request.file();
    }

    private static Duration lasting(MakeLink request, Faults faults) {
        try {
            var lasting = request.lasting().map(Span::parse).map(Span::length).orElse(USUAL);
            if (lasting.compareTo(LONGEST) > 0) {
                faults.passed("/lasting", "is longer than links last, in days", Limits.LINK_DAYS, lasting.toDays());
            }
            return lasting;
        } catch (IllegalArgumentException e) {
            faults.add("/lasting", String.valueOf(e.getMessage()));
            return USUAL;
        }
    }
}
