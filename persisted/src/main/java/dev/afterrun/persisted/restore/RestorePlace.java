package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.persisted.disk.Bases;
import java.nio.file.Path;

/**
 * Where a set is restored.
 *
 * @param here the system that this is
 * @param state a directory of ours that outlives the process: restores write down there what they are about to do
 */
public record RestorePlace(Bases bases, SetSystem here, Path state) {}
