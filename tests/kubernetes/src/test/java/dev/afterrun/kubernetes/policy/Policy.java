package dev.afterrun.kubernetes.policy;

import dev.afterrun.kubernetes.manifest.Container;
import dev.afterrun.kubernetes.manifest.Pod;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What every rendering keeps to.
 *
 * @param sentence what that is
 * @param offences what of a rendering does not
 * @param spoiled a change after which a rendering does not: the policy itself is tested by it
 */
record Policy(String sentence, Function<Rendering, Stream<String>> offences, UnaryOperator<Rendering> spoiled) {

    /** One that each pod keeps by itself. */
    static Policy ofPods(String sentence, Predicate<Pod> kept, UnaryOperator<Rendering> spoiled) {
        return new Policy(
                sentence,
                rendering -> rendering.pods().stream().filter(kept.negate()).map(Pod::toString),
                spoiled);
    }

    /** One that each container keeps by itself, those too that run before the others. */
    static Policy ofContainers(String sentence, Predicate<Container> kept, UnaryOperator<Rendering> spoiled) {
        return new Policy(
                sentence,
                rendering -> rendering.pods().stream()
                        .flatMap(pod -> pod.allContainers().stream()
                                .filter(kept.negate())
                                .map(container -> pod + ", " + container)),
                spoiled);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
