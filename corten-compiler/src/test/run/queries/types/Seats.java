package types;

import dev.corten.sql.Crud;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;
import org.jspecify.annotations.Nullable;

@Queries
@Table("public.seats")
public interface Seats extends Crud<Seats.Seat, Seats.Place> {
    record Place(int row, int number) {}

    record Seat(int row, int number, @Nullable Integer person) {}
}
