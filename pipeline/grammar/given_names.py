"""Common given names of many languages: evidence that capitalised words are a person's name. Far from complete."""

from __future__ import annotations

from pipeline.grammar.names import word_set

GIVEN_NAMES = word_set(
    # English
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald"
    " steven steve stephen paul andrew joshua josh kenneth ken kevin brian george timothy tim ronald ron edward ed jason"
    " jeffrey jeff ryan jacob jake gary nicholas nick eric jonathan jon larry justin scott brandon benjamin ben samuel sam"
    " gregory greg frank alexander alex raymond ray patrick pat jack dennis jerry tyler aaron jose henry adam douglas doug"
    " nathan nate peter zachary zach kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean"
    " shawn austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan allan allen"
    " juan wayne roy ralph randy eugene vincent russell louis philip phil bobby johnny bradley brad simon stuart stewart"
    " graham ian neil nigel colin craig derek duncan ewan euan fraser gavin gareth geoff geoffrey giles glen glenn grant"
    " hugh hugo jamie jim jimmy tom tommy tony will bill bob rob robin rory ross rupert toby trevor tristan barry barney"
    " callum cameron chris connor conor damian damien dan danny darren dave dean declan dominic edwin elliot elliott evan"
    " finn fred freddie gus harry harvey isaac jay jared jeremiah jesse joel julian kurt lance lee leo leon leonard lewis"
    " liam lloyd luke malcolm marc marcus martin marty matt max miles mitchell mitch morgan murray ned oliver oscar owen"
    " reuben rick rodney sebastian sidney spencer stan ted theo theodore todd travis victor vince warren wesley wes"
    " mary patricia jennifer jen jenny linda elizabeth liz beth barbara susan sue jessica jess sarah sara karen lisa nancy"
    " betty sandra margaret ashley kimberly kim emily donna michelle carol amanda melissa deborah debbie stephanie steph"
    " dorothy rebecca becky sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha"
    " katherine kathryn kate katie christine helen debra rachel carolyn janet maria catherine heather diane olivia julie"
    " joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha"
    " madison teresa gloria janice ann anne annie abigail abby sophia sophie frances jean alice judy isabella julia grace"
    " amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie holly"
    " lucy molly chloe zoe zoey fiona gemma georgia georgina gillian harriet imogen isabel jane jasmine jill jo joanna"
    " joanne josephine kirsten kirsty lara leah lily lindsay lindsey lydia maggie maya miranda naomi nina paige penny"
    " philippa phoebe polly poppy rosie rose sally saskia sian sheila stacey stacy suzanne tamara tara tessa tina tracy"
    " vanessa vicky wendy yvonne alison allison claire clare caroline cathy daisy ellen ella ellie erin eva eve gina"
    " haley hayley heidi ivy jodie june kara katy kerry kristen kristin kristina lena lynn mia monica"
    # German, Dutch, Nordic
    " hans jürgen klaus dieter uwe wolfgang horst jens jörg stefan andreas markus matthias torsten thorsten sven ralf"
    " bernd frank holger dirk oliver tobias florian jan jannik jonas lukas luca felix moritz niklas nils tim tom fabian"
    " philipp sebastian simon dominik benjamin christoph johannes karl heinrich friedrich gerhard günter günther helmut"
    " herbert hermann joachim kai kurt lars lorenz ludwig manfred norbert olaf otto rainer reinhard rolf rudolf rüdiger"
    " ulrich volker werner winfried anja annette antje astrid barbara bettina birgit britta carola claudia cornelia"
    " dagmar daniela doris elke franziska gabriele gisela heike ilse inge ingrid jana johanna jutta karin katharina"
    " katja katrin kerstin kirstin lena manuela marion marlene martina monika nadine nadja nicole petra regina renate"
    " sabine sandra silke silvia simone sonja stefanie susanne swantje tanja ulrike ursula ute verena yvonne"
    " willem pieter joost jeroen maarten bart bas sander wouter thijs ruud henk kees anneke femke lotte marieke sanne"
    " anders lars erik henrik fredrik johan karin magnus mats mikael per peter stefan ulf lena kristina eva annika jesper"
    " søren morten mads rasmus mette lone hanne kirsten ole øyvind bjørn tor geir knut ragnhild ingrid silje marit"
    " juha mika jari antti matti timo kari pekka jukka tapio sari minna anu leena tiina"
    # Romance
    " jean pierre michel andré philippe alain bernard christophe laurent nicolas olivier pascal thierry françois françoise"
    " jacques julien guillaume mathieu matthieu sébastien stéphane vincent yves yann antoine arnaud aurélien baptiste"
    " benoît cédric clément emmanuel fabien fabrice frédéric gilles grégoire hervé jérôme louis luc marc maxime quentin"
    " rémi romain sylvain thibault xavier isabelle sylvie catherine nathalie valérie véronique sandrine céline stéphanie"
    " aurélie camille cécile chloé claire delphine élodie émilie florence hélène juliette laure léa manon marion mathilde"
    " pauline sophie virginie josé antonio manuel francisco javier carlos miguel ángel jesús pedro alejandro rafael"
    " fernando luis jorge alberto pablo sergio diego álvaro andrés raúl enrique ignacio ramón roberto ricardo eduardo"
    " gustavo guillermo felipe gonzalo hernán joaquín jaime maría carmen ana isabel dolores pilar teresa rosa cristina"
    " marta lucía elena paula raquel silvia beatriz patricia mercedes rocío alejandra gabriela mariana valentina camila"
    " natalia carolina adriana mónica claudia verónica lorena joão paulo marcos lucas rodrigo thiago tiago bruno rui nuno"
    " gonçalo vítor fábio leonardo marcelo márcio juliana fernanda letícia larissa renata tatiana vanessa mariana"
    " giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo"
    " michele giorgio aldo sergio luciano andrea marco alessandro stefano massimo roberto matteo lorenzo davide simone"
    " luca federico giacomo riccardo fabrizio maurizio claudio enrico filippo gianluca giulia francesca chiara federica"
    " sara martina valentina alessia silvia elisa giorgia ilaria paola laura lucia rossella serena simona viviana"
    " ion andrei mihai alexandru cristian bogdan radu ioana elena mihaela"
    # Slavic, Baltic, Hungarian, Greek
    " piotr jan krzysztof andrzej tomasz paweł michał marcin jakub adam łukasz grzegorz wojciech mateusz katarzyna"
    " małgorzata agnieszka joanna magdalena ewa monika jiří petr josef pavel martin tomáš jaroslav miroslav zdeněk václav"
    " jana hana lenka kateřina lucie veronika ivan vladimir sergey sergei alexey alexei dmitry dmitri andrey andrei mikhail"
    " nikolay nikolai igor oleg yuri boris viktor anatoly maxim olga tatyana tatiana natalya irina svetlana yelena elena"
    " ekaterina anastasia oleksandr serhiy volodymyr andriy mykola olena oksana nataliya milan dragan zoran goran nikola"
    " marko luka ana jelena ivana lászló józsef istván jános zoltán sándor gábor ferenc attila péter tamás zsolt katalin"
    " ildikó giorgos dimitris nikos yannis kostas maria eleni"
    " александр алексей андрей антон борис виктор владимир дмитрий евгений иван игорь константин максим михаил николай"
    " олег павел роман сергей юрий ярослав анна анастасия екатерина елена ирина карина мария наталья ольга светлана татьяна"
    # Turkish, Arabic, Persian, Hebrew (romanised)
    " mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail osman yusuf murat ömer fatma ayşe emine hatice zeynep elif"
    " mohammed muhammad mohamed ahmed mahmoud khaled khalid omar youssef yousef hassan hussein samir tarek tariq karim"
    " nabil walid ziad fadi rami bassam jamal kamal nasser fatima layla leila mariam maya nour rania reem salma yasmin"
    " abdul abdullah abdel reza hossein mehdi amir navid maryam zahra avi yossi moshe noa tal itamar"
    # South and East Asia, Africa (romanised)
    " amit anil arun ashok deepak gaurav gopal kumar manish mohit nikhil pradeep prakash rahul raj rajesh rakesh ravi rohit"
    " sandeep sanjay saurabh shyam sunil suresh vijay vikas vikram vinod aarti anita anjali deepika divya kavita neha pooja"
    " priya priyanka ritu shreya sneha swati yash imran asif bilal faisal saima ayesha"
    " hiroshi kenji takashi yuki yoko akira haruki junichi keiko naoko min-jun ji-hoon soo-jin xiao wei li jing yan mei"
    " nguyen minh tuan anh agus budi dewi sri siti nur wayan chukwuma emeka ngozi chinedu oluwaseun kwame kofi ama thabo"
    " sipho nomsa lerato tendai wanjiku kamau otieno"
)


def has_given_name(name: str) -> bool:
    """Whether the first word of a name (behind titles) is a common given name."""
    for word in name.casefold().split():
        stripped = word.strip(".,'’")
        if stripped in ("dr", "prof", "mr", "mrs", "ms", "sir", "dame", "lord", "lady", "dipl", "ing", "rev"):
            continue
        return stripped in GIVEN_NAMES or stripped.partition("-")[0] in GIVEN_NAMES
    return False
