package dev.afterrun.forge;

/** A test of a forge that a stage makes ready. */
public interface OnStage {
    /** The stage of the running test. */
    ForgeStage stage();

    /** The adapter under test, on that stage. */
    default Forge forge() {
        return stage().connect(stage().base());
    }
}
