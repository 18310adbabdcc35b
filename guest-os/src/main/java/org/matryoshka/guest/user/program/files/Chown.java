package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;

/**
 * {@code chown}: changes owner and group: {@code OWNER}, {@code OWNER:GROUP} or {@code :GROUP},
 * names or numbers.
 */
public final class Chown extends FileTree {
  private int user = -1;
  private int group = -1;
  private boolean follow;

  public Chown() {
    super("chown", "[-Rh] [OWNER][:GROUP] FILE...");
  }

  public static void main(String[] args) {
    new Chown().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "Rh");
    if (!options.counts(2, Integer.MAX_VALUE)) {
      return 1;
    }
    String owner = options.operand(0);
    int colon = owner.indexOf(':');
    String userName = colon < 0 ? owner : owner.substring(0, colon);
    String groupName = colon < 0 ? "" : owner.substring(colon + 1);
    Accounts accounts = new Accounts(os);
    user = userName.isEmpty() ? -1 : accounts.user(userName);
    group = groupName.isEmpty() ? -1 : accounts.group(groupName);
    if ((user < 0 && !userName.isEmpty()) || (group < 0 && !groupName.isEmpty())) {
      return fail("invalid owner: '" + owner + "'");
    }
    follow = !options.has('h');
    int status = 0;
    for (String path : options.operandsFrom(1)) {
      status = Math.max(status, walk(path, options.has('R'), follow));
    }
    return status;
  }

  @Override
  int visit(String path, FileStatus status) {
    int result = os.chown(path, user, group, follow && !status.isLink());
    return result < 0 ? fail("changing ownership of '" + path + "'", result) : 0;
  }
}
