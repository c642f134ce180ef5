package tasks;

import dev.corten.sql.Crud;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;
import java.util.UUID;

@Queries
@Table("memberships")
public interface MembershipStore extends Crud<MembershipStore.Membership, MembershipStore.Membership> {
    record Membership(UUID taskId, long userId) {}
}
