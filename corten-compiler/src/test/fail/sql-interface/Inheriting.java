package tasks;

import dev.corten.sql.Queries;
import java.util.function.Supplier;

@Queries
interface Inheriting extends Named {}

@Queries
interface Generic extends Supplier<String> {}
