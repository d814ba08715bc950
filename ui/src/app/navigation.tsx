// The brand, and the rooms of its marketing.
import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Icon, type IconName } from "../parts/icons";
import { useBrand, useSession } from "./brand";

const places = [
  ["overview", "Overview", "/brands/$brand/marketing"],
  ["review", "Review", "/brands/$brand/review"],
  ["funnels", "Funnels", "/brands/$brand/funnels"],
  ["sequences", "Sequences", "/brands/$brand/sequences"],
  ["offers", "Offers", "/brands/$brand/offers"],
  ["contacts", "Contacts", "/brands/$brand/contacts"],
  ["messages", "Mailbox", "/brands/$brand/messages"],
] as const satisfies readonly (readonly [IconName, string, string])[];

function BrandSwitch() {
  const slug = useBrand();
  const { brands } = useSession();
  const brand = brands.find((each) => each.slug === slug);
  const name = brand?.name ?? slug;
  const label = (
    <>
      <span
        className="brand-mark"
        aria-hidden="true"
        style={brand?.accent ? { background: brand.accent } : undefined}
      >
        {name.charAt(0)}
      </span>
      <span className="brand-name">{name}</span>
    </>
  );
  if (brands.length < 2) return <div className="brand-switch">{label}</div>;
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <button type="button" className="brand-switch many">
          {label}
          <span className="unseen">: switch to another brand</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {brands.map((each) => (
          <Menu.Item
            key={each.slug}
            component={Link}
            to={`/brands/${each.slug}/marketing`}
            rightSection={each.slug === slug ? <Icon name="check" size={14} /> : null}
          >
            {each.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function Navigation() {
  const slug = useBrand();
  const { brands } = useSession();
  const brand = brands.find((each) => each.slug === slug);
  const pending = brand?.pending_reviews ?? 0;
  return (
    <nav className="nav" aria-label="Marketing">
      <BrandSwitch />
      <ul>
        {places.map(([icon, name, to]) => (
          <li key={to}>
            <Link to={to} params={{ brand: slug }} className="nav-link">
              <Icon name={icon} />
              {name}
              {icon === "review" && pending > 0 && (
                <span className="nav-count">
                  {pending}
                  <span className="unseen"> to review</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {brand?.site && (
        <a className="nav-link nav-site" href={brand.site} target="_blank" rel="noreferrer">
          <Icon name="site" />
          Public site
        </a>
      )}
    </nav>
  );
}
