package dev.afterrun.storage.switching;

/** How people switch uploads on. */
final class HowToAsk {
    private HowToAsk() {}

    static String sentence(int number) {
        return "who may write to the repository switches them on with 'afterrun uploads on --pr " + number
                + "' or the comment '/afterrun upload'";
    }
}
